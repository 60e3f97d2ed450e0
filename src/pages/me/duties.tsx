import type { DutyView } from '@functions/people/contract'
import Taro from '@tarojs/taro'
import { routes } from '@/features/offices/routes'
import { routes as residence } from '@/features/residence/routes'
import { Cell, formatDay, List, Section } from '@/ui'

const SETTLERS: readonly DutyView['role'][] = [
  'branch_secretary',
  'community_secretary',
  'community_staff',
]
const open = (url: string) => void Taro.navigateTo({ url })

/** What the reader looks after, and until when; a term ends by itself. */
export function Duties({ duties }: { duties: readonly DutyView[] }) {
  if (duties.length === 0) return null
  const settles = duties.some(({ role }) => SETTLERS.includes(role))
  return (
    <Section title='我的职责'>
      <List>
        {duties.map((duty) => (
          <Cell
            key={`${duty.role} ${duty.scope}`}
            icon='user-o'
            title={`${duty.placeName} ${duty.title}`}
            label={`任期到 ${formatDay(duty.endsAt - 1, Date.now())}`}
            onPress={() => void Taro.navigateTo({ url: routes.list(duty.scope) })}
          />
        ))}
        {(settles || duties.some(({ role }) => role === 'building_captain')) && (
          <Cell icon='friends-o' title='等我答复的认领' onPress={() => open(residence.answers())} />
        )}
        {settles && <Cell icon='qr' title='打印户码单' onPress={() => open(residence.slips())} />}
      </List>
    </Section>
  )
}
