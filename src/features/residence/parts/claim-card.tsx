import type { ClaimView } from '@functions/people/contract/claims'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Card, formatMoment, Stack, StatePill, TimeLeft } from '@/ui'
import { routes } from '../routes'
import { METHOD_WORDS, RELATION_WORDS, stateView } from '../words'
import './residence.css'

interface ClaimCardProps {
  claim: ClaimView
  /** Whether the reader answers it and so needs to know who claims. */
  answering?: boolean
}

/** A claim in a list: which home, who, and where it stands. */
export function ClaimCard({ claim, answering = false }: ClaimCardProps) {
  const { id, placeName, room, claimantName, relation, method, state, at, dueAt } = claim
  const { word, tone } = stateView(state)
  const home = `${placeName} ${room}`
  const who = answering ? `${claimantName} · ${RELATION_WORDS[relation]}` : METHOD_WORDS[method]
  return (
    <Card
      tone={answering ? 'mine' : 'plain'}
      label={[home, who, word].join('，')}
      onPress={() => void Taro.navigateTo({ url: routes.detail(id) })}
    >
      <Stack>
        <View className='residence-row'>
          <View className='residence-name'>{home}</View>
          <StatePill word={word} tone={answering ? 'mine' : tone} />
        </View>
        <View className='residence-row residence-small'>
          <View>{who}</View>
          {dueAt === undefined ? (
            <View>{formatMoment(at, Date.now())}</View>
          ) : (
            <TimeLeft dueAt={dueAt} />
          )}
        </View>
      </Stack>
    </Card>
  )
}
