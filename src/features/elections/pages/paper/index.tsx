import { getPaperDesk, type PaperDeskView } from '@functions/elections/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Button, Cell, Empty, formatMoment, List, Notice, Page, Section } from '@/ui'
import { homeWords } from '../../parts/home-field'
import { routes } from '../../routes'
import { CountForm } from './count-form'
import { PrintBallots } from './print-ballots'
import { Register } from './register'

const DISPOSITIONS = {
  counted: '待清点',
  replaces: '代替手机票，待清点',
  'set-aside': '以手机票为准，不拆',
} as const

/** A whole compound's would be more than a phone draws at once. */
const FIRST_SHOWN = 30

/** 纸质票: envelopes are registered while voting is on, and counted by two people after it. */
export default function PaperPage() {
  const { id = '' } = useRouter<{ id?: string }>().params
  const query = useQuery(getPaperDesk, { id })
  usePullToRefresh(query.refresh)
  return (
    <Page>
      <Answer query={query}>
        {(desk) => (
          <Fragment>
            {desk.stage === 'collecting' && (
              <Register id={id} desk={desk} onChanged={query.refresh} />
            )}
            {desk.stage === 'counting' && desk.countFrom !== undefined && (
              <Notice>
                {`${formatMoment(desk.countFrom, Date.now())}开始清点。在那以前，住户还可以说某张纸质票不是自己家的。`}
              </Notice>
            )}
            {desk.stage === 'counting' && desk.countFrom === undefined && (
              <CountForm id={id} desk={desk} onChanged={query.refresh} />
            )}
            {desk.stage === 'done' && (
              <Empty icon='passed' title='纸质票录好了' words='已经写进票板，谁也不能再改。' />
            )}
            {desk.stage === 'collecting' && (
              <List>
                <Cell
                  icon='friends-o'
                  title='协助老人用手机投票'
                  label='要有见证人在旁边，半小时内投完'
                  onPress={() => void Taro.navigateTo({ url: routes.assist(id) })}
                />
              </List>
            )}
            {desk.stage === 'collecting' && <PrintBallots id={id} />}
            <Envelopes desk={desk} />
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}

function Envelopes({ desk: { envelopes, path } }: { desk: PaperDeskView }) {
  const [whole, setWhole] = useState(false)
  const shown = whole ? envelopes : envelopes.slice(0, FIRST_SHOWN)
  if (envelopes.length === 0) return <Notice>还没有登记信封。</Notice>
  return (
    <Section title={`已登记 ${envelopes.length} 个信封`}>
      <List>
        {shown.map(({ index, household, disposition }) => (
          <Cell key={index} title={homeWords(path, household)} value={DISPOSITIONS[disposition]} />
        ))}
      </List>
      {shown.length < envelopes.length && (
        <Button kind='text' label='看全部' onPress={() => setWhole(true)} />
      )}
    </Section>
  )
}
