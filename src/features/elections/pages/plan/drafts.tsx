import { ROLE_TITLES } from '@domain/people/roles'
import { dropPlan, openElection, type PlannerView } from '@functions/elections/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useCommand } from '@/cloud'
import { Button, Card, formatDay, Notice, Section, Stack } from '@/ui'
import '../../parts/elections.css'
import { routes } from '../../routes'

const OFFICE_TITLES: Readonly<Record<string, string>> = {
  building_captain: `选${ROLE_TITLES.building_captain}`,
  resident_rep: `选${ROLE_TITLES.resident_rep}`,
}

interface DraftsProps {
  drafts: PlannerView['drafts']
  onChanged: () => void
}

/** Plans that were made and not opened: to go on with, or to drop. */
export function Drafts({ drafts, onChanged }: DraftsProps) {
  const start = useCommand(openElection)
  const drop = useCommand(dropPlan)
  const error = start.error ?? drop.error
  if (drafts.length === 0) return null
  const begin = async (planId: string) => {
    if (await start.run({ planId })) await Taro.redirectTo({ url: routes.list() })
  }
  const forget = async (planId: string) => {
    if (await drop.run({ planId })) onChanged()
  }
  return (
    <Section title='还没启动的计划'>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      {drafts.map(({ planId, title, placeCount, startsAt }) => (
        <Card key={planId}>
          <Stack>
            <View className='election-name'>{OFFICE_TITLES[title] ?? title}</View>
            <View className='election-note'>
              {`${placeCount} 个地方，${formatDay(startsAt, Date.now())}开始`}
            </View>
            <View className='election-actions'>
              <Button size='small' label='启动' onPress={() => void begin(planId)} />
              <Button
                size='small'
                kind='plain'
                label='不要了'
                onPress={() => void forget(planId)}
              />
            </View>
          </Stack>
        </Card>
      ))}
    </Section>
  )
}
