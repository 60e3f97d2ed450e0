import type { OutputOf } from '@functions/kernel/contract'
import { listOffices } from '@functions/people/contract/offices'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Answer, useOwnPlace, useQuery } from '@/cloud'
import { Done, Empty, Page } from '@/ui'
import { AppointForm } from './appoint-form'
import { FindStep, type Found } from './find-step'

/** 任命: first whom, by the code they read out, then to what, how long and on what decision. */
export default function AppointPage() {
  const { params } = useRouter<{ path?: string }>()
  const [kept, setKept] = useState<OutputOf<typeof listOffices>>()
  const [found, setFound] = useState<Found>()
  const [done, setDone] = useState<string>()
  const path = useOwnPlace(params.path)
  const query = useQuery(listOffices, path === undefined ? undefined : { path })
  // What is being written must not be swept away by a later answer.
  if (kept === undefined && query.data !== undefined) setKept(query.data)
  if (done !== undefined) return <Done words={done} />
  if (kept === undefined) {
    return (
      <Page>
        <Answer query={query}>{() => null}</Answer>
      </Page>
    )
  }
  const { place, appointable } = kept
  if (appointable.length === 0) {
    return (
      <Page>
        <Empty icon='friends-o' title='您不能在这里任命' words='每一级任命下一级，请找上级同志。' />
      </Page>
    )
  }
  if (!found) return <FindStep place={place} appointable={appointable} onFound={setFound} />
  return <AppointForm place={place} found={found} onDone={setDone} />
}
