import { getHome, type HomeView } from '@functions/people/contract'
import { Fragment } from 'react'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Page } from '@/ui'
import { Caretakers } from './caretakers'
import { Doors } from './doors'
import { DutyCard } from './duty-card'
import { Month } from './month'
import { NeedsMe } from './needs-me'
import { Notices } from './notices'
import { Welcome, Where } from './where'

/** 首页: where I live, what needs me, where to go. One call. */
export default function HomePage() {
  const home = useQuery(getHome, {})
  usePullToRefresh(home.refresh)
  return (
    <Page>
      <Answer query={home} cards={4}>
        {(data) => <HomeContent home={data} />}
      </Answer>
    </Page>
  )
}

function HomeContent({ home }: { home: HomeView }) {
  const hasDuty = home.duties.length > 0
  const place = home.homes[0]?.compoundName ?? home.duties[0]?.placeName
  // A captain looks after their own building too, and calls themselves for nothing.
  const others = home.caretakers.filter(({ personId }) => personId !== home.me.personId)
  return (
    <Fragment>
      {hasDuty && (
        <DutyCard
          duties={home.duties}
          waiting={home.dutyCount}
          requests={home.inboxCount}
          isMore={home.needsMeMore}
        />
      )}
      {home.homes.length > 0 && <Where name={home.me.name} homes={home.homes} />}
      {home.homes.length === 0 && !hasDuty && <Welcome />}
      <Caretakers people={others} />
      <NeedsMe home={home} />
      <Doors />
      <Notices notices={home.notices} />
      {place !== undefined && <Month place={place} solved={home.solvedThisMonth} />}
    </Fragment>
  )
}
