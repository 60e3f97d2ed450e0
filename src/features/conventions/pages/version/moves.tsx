import { moveDraft, type VersionView } from '@functions/conventions/contract'
import { Fragment } from 'react'
import { useCommand } from '@/cloud'
import { Button, Notice, toast } from '@/ui'
import { Deliberating } from './deliberating'
import { Drafting } from './drafting'
import { Publish } from './publish'
import { FileIt, Reviewing } from './reviewing'

export interface MovesProps {
  version: VersionView
  onMoved: () => Promise<void>
}

/** What editors and the sub-district can do now: one primary button, the rest as text. */
export function Moves({ version, onMoved }: MovesProps) {
  const { state, canEdit, canReview } = version
  const parts = { version, onMoved }
  if (canReview && state === 'sub_district_review') return <Reviewing {...parts} />
  if (canReview && state === 'passed') return <FileIt {...parts} />
  if (!canEdit) return null
  if (state === 'collecting')
    return <Step {...parts} to='start_drafting' label='开始写草稿' done='可以写了' />
  if (state === 'drafting') return <Drafting {...parts} />
  if (state === 'deliberating') return <Deliberating {...parts} />
  if (state === 'failed') return <Step {...parts} to='redraft' label='再改一改' done='可以改了' />
  return state === 'filed' ? <Publish {...parts} /> : null
}

interface StepProps extends MovesProps {
  to: 'start_drafting' | 'redraft'
  label: string
  done: string
}

function Step({ version: { id }, onMoved, to, label, done }: StepProps) {
  const move = useCommand(moveDraft)
  const go = async () => {
    if (!(await move.run({ id, move: to }))) return
    toast(done)
    await onMoved()
  }
  return (
    <Fragment>
      {move.error && <Notice tone='danger'>{move.error.message}</Notice>}
      <Button label={label} loading={move.pending} onPress={() => void go()} />
    </Fragment>
  )
}
