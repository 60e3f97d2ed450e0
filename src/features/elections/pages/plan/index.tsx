import { openPlanner } from '@functions/elections/contract'
import { Answer, useQuery } from '@/cloud'
import { Empty, Page } from '@/ui'
import { PlanForm } from './plan-form'

/** 启动选举: for the secretary, with every date worked out before anything starts. */
export default function PlanPage() {
  const query = useQuery(openPlanner, {})
  return (
    <Page>
      <Answer query={query}>
        {(planner) =>
          planner.compounds.length === 0 ? (
            <Empty
              icon='friends-o'
              title='您现在不能启动选举'
              words='由小区书记或者社区书记启动。'
            />
          ) : (
            <PlanForm planner={planner} />
          )
        }
      </Answer>
    </Page>
  )
}
