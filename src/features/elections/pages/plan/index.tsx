import { openPlanner } from '@functions/elections/contract'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Answer, useQuery } from '@/cloud'
import { Empty, Page } from '@/ui'
import { PlanForm } from './plan-form'

const officeOf = (name: string | undefined) =>
  name === 'resident_rep' ? 'resident_rep' : 'building_captain'

/** 启动选举: for the secretary, with every date worked out before anything starts. */
export default function PlanPage() {
  const { term, path, office } = useRouter<{ term?: string; path?: string; office?: string }>()
    .params
  const query = useQuery(openPlanner, {})
  // What is being filled in must not be swept away by a later answer.
  const [planner, setPlanner] = useState<NonNullable<typeof query.data>>()
  if (planner === undefined && query.data !== undefined) setPlanner(query.data)
  if (planner && planner.compounds.length > 0)
    return (
      <PlanForm
        planner={planner}
        onChanged={() => setPlanner(undefined)}
        {...(term && path && { vacancy: { term, path, office: officeOf(office) } })}
      />
    )
  return (
    <Page>
      <Answer query={query}>
        {() => (
          <Empty icon='friends-o' title='您现在不能启动选举' words='由小区书记或者社区书记启动。' />
        )}
      </Answer>
    </Page>
  )
}
