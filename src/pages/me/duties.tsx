import type { DutyView } from '@functions/people/contract'
import Taro from '@tarojs/taro'
import { routes } from '@/features/offices/routes'
import { Cell, formatDay, List, Section } from '@/ui'

/** What the reader looks after, and until when; a term ends by itself. */
export function Duties({ duties }: { duties: readonly DutyView[] }) {
  if (duties.length === 0) return null
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
      </List>
    </Section>
  )
}
