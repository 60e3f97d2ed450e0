import type { OutputOf } from '@functions/kernel/contract'
import { listMyDuties } from '@functions/people/contract/offices'
import Taro from '@tarojs/taro'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Cell, Empty, List, Page } from '@/ui'
import { OfficeRows } from '../../parts/office-rows'
import { routes } from '../../routes'
import { AppointmentCode } from './appointment-code'

/** 我的职务: what I look after and until when, what waits for my yes, and the code to be appointed by. */
export default function DutiesPage() {
  const query = useQuery(listMyDuties, {})
  usePullToRefresh(query.refresh)
  return (
    <Page>
      <Answer query={query} cards={2}>
        {(found) => <Duties found={found} />}
      </Answer>
      <AppointmentCode />
    </Page>
  )
}

function Duties({ found }: { found: OutputOf<typeof listMyDuties> }) {
  const { duties, past, handlesProposals, toConfirm } = found
  const proposals = () => void Taro.navigateTo({ url: routes.proposals() })
  return (
    <>
      {duties.length === 0 && (
        <Empty
          icon='user-o'
          title='您现在没有职务'
          words='邻里选您、组织请您出来做事，都会记在这里。'
        />
      )}
      <OfficeRows title='在任' offices={duties.filter(({ upcoming }) => !upcoming)} />
      <OfficeRows title='就要上任' offices={duties.filter(({ upcoming }) => upcoming)} />
      {handlesProposals && (
        <List>
          <Cell
            icon='completed'
            title='任免申请'
            value={toConfirm > 0 ? `${toConfirm} 件等您` : undefined}
            onPress={proposals}
          />
        </List>
      )}
      <OfficeRows title='以前的' offices={past} />
    </>
  )
}
