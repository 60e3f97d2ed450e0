import { type ElectionMove, getElection } from '@functions/elections/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { Fragment } from 'react'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Button, Page } from '@/ui'
import { routes } from '../../routes'
import { ByBuilding } from './by-building'
import { FrozenRules } from './rules'
import { Schedule } from './schedule'
import { Scrutineers } from './scrutineers'
import { Summary } from './summary'

const open = (url: string) => () => void Taro.navigateTo({ url })

/** The one thing to do now, in the words of its button, and where it is done. */
const MOVE_WORDS: Partial<Record<ElectionMove, [string, (id: string) => string]>> = {
  check_roll: ['查一查我家在不在名册上', routes.roll],
  rule_roll: ['处理名册异议', routes.roll],
  nominate: ['推荐人选，也可以自荐', routes.nominate],
  review: ['审查候选人资格', routes.review],
  vote: ['去投票', routes.vote],
  make_key: ['做开票钥匙', routes.ceremony],
  paper: ['收纸质票', routes.paper],
  count: ['开票', routes.count],
  object_result: ['看结果，有疑问可以提', routes.result],
  rule_result: ['处理结果异议', routes.result],
  confirm: ['确认结果', routes.result],
  file: ['登记备案编号', routes.result],
}

/** 选举: where it stands, what I can do now, and every date from start to end. */
export default function ElectionPage() {
  const { params } = useRouter<{ id?: string; scene?: string }>()
  const id = params.id ?? decodeURIComponent(params.scene ?? '')
  const query = useQuery(getElection, { id })
  usePullToRefresh(query.refresh)
  const first = query.data?.moves.flatMap((move) => MOVE_WORDS[move] ?? [])
  const [label, to] = first ?? []
  const bottom = typeof label === 'string' && typeof to === 'function' && (
    <Button label={label} onPress={open(to(id))} />
  )
  return (
    <Page bottom={bottom}>
      <Answer query={query}>
        {(election) => (
          <Fragment>
            <Summary election={election} />
            {(election.stage === 'voting' || election.stage === 'counting') && (
              <ByBuilding id={id} />
            )}
            <Schedule election={election} />
            <Scrutineers election={election} onChanged={query.refresh} />
            <FrozenRules election={election} />
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}
