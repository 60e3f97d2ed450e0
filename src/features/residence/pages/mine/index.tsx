import { getResidence } from '@functions/people/contract/claims'
import { leaveHousehold, type ResidenceView } from '@functions/people/contract/residence'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Answer, useCommand, usePullToRefresh, useQuery } from '@/cloud'
import { Button, Cell, Confirm, Empty, List, Page, Section, toast } from '@/ui'
import { ClaimCard } from '../../parts/claim-card'
import { Members } from '../../parts/members'
import { routes } from '../../routes'
import { RELATION_WORDS } from '../../words'
import '../../parts/residence.css'

const open = (url: string) => void Taro.navigateTo({ url })

/** 我的家: the homes I belong to, who else does, and what became of my claims. */
export default function MinePage() {
  const query = useQuery(getResidence, {})
  usePullToRefresh(query.refresh)
  return (
    <Page bottom={<Button label='认领一个家' onPress={() => open(routes.claim())} />}>
      <Answer query={query}>
        {({ homes, claims, waiting }) => (
          <>
            {waiting > 0 && (
              <List>
                <Cell
                  icon='bell'
                  title='等我答复的认领'
                  value={`${waiting} 份`}
                  onPress={() => open(routes.answers())}
                />
              </List>
            )}
            {homes.map((home) => (
              <Home key={home.path} home={home} onChanged={query.refresh} />
            ))}
            {homes.length === 0 && claims.length === 0 && (
              <Empty
                icon='wap-home-o'
                title='您还没有认领住处'
                words='认领以后，楼栋和小区的通知会送到您这里，也能参加投票。'
              />
            )}
            {claims.length > 0 && (
              <Section title='我的认领'>
                {claims.map((claim) => (
                  <ClaimCard key={claim.id} claim={claim} />
                ))}
              </Section>
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Home({ home, onChanged }: { home: ResidenceView; onChanged: () => Promise<void> }) {
  const { path, placeName, room, relation, isHead, members } = home
  const [leaving, setLeaving] = useState(false)
  const leave = useCommand(leaveHousehold)
  const mustHandOver = isHead && members.length > 1
  const go = async () => {
    const done = await leave.run({ household: path })
    if (!done) return
    setLeaving(false)
    toast('已退出')
    await onChanged()
  }
  return (
    <Section title={`${placeName} ${room}`}>
      <Members
        household={path}
        members={members}
        as={isHead ? 'head' : undefined}
        onChanged={onChanged}
      />
      <Button
        kind='text'
        label={`搬走了，不再是这里的${RELATION_WORDS[relation]}`}
        disabledReason={mustHandOver ? '您是户主，请先把户主交给家里人' : undefined}
        onPress={() => setLeaving(true)}
      />
      <Confirm
        open={leaving}
        title='退出这一户？'
        message={
          leave.error?.message ?? '退出以后，收不到这里的通知，也不能代表这一户投票。可以重新认领。'
        }
        confirmLabel='退出'
        danger
        busy={leave.pending}
        onConfirm={() => void go()}
        onCancel={() => setLeaving(false)}
      />
    </Section>
  )
}
