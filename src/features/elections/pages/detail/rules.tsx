import { smallestReaching, thresholdTitle } from '@domain/elections/threshold'
import type { ElectionDetail } from '@functions/elections/contract'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Cell, List, Notice, Section } from '@/ui'
import { routes } from '../../routes'

/** The numbers that decide, as a resident asks for them. */
function rulesOf({ rules, roll, office }: ElectionDetail): [string, string][] {
  const { quorum, majority, extension, seats, termYears, proxyLimit, scrutineers } = rules
  const enough = roll.frozen ? `，至少 ${smallestReaching(roll.households, quorum)} 户` : ''
  const isOffice = office !== 'question'
  return [
    ['多少户来投才有效', `${thresholdTitle(quorum)}${enough}`],
    ['不够怎么办', `延长 ${extension.count} 天，只延一次`],
    isOffice
      ? ['多少票当选', `来投票的户，${thresholdTitle(majority)}选这个人`]
      : ['多少票通过', `来投票的户，${thresholdTitle(majority)}赞成`],
    ...(isOffice ? [['选几位', `${seats} 位，任期 ${termYears} 年`] as [string, string]] : []),
    ['一个人最多代几户交票', `${proxyLimit} 户`],
    ['监票人', `${scrutineers.count} 位，${scrutineers.threshold} 位到场才能开票`],
  ]
}

/** What it runs by, for everybody to read, and the digits of the frozen whole. */
export function FrozenRules({ election }: { election: ElectionDetail }) {
  const [whole, setWhole] = useState(false)
  const { id, rulesHash, roll } = election
  const digits = [
    `规则核对码 ${rulesHash.slice(0, 16)}`,
    ...(roll.frozen ? [`名册核对码 ${roll.hash.slice(0, 16)}`] : []),
  ]
  return (
    <Section
      title='规则'
      action={{ label: whole ? '收起' : '看规则', onPress: () => setWhole(!whole) }}
    >
      <List>
        {whole &&
          rulesOf(election).map(([title, words]) => (
            <Cell key={title} title={title} label={words} />
          ))}
        <Cell
          title='怎样保证公正'
          onPress={() => void Taro.navigateTo({ url: routes.honest(id) })}
        />
      </List>
      <Notice>{`规则在启动时锁定，谁也不能再改。${digits.join('，')}`}</Notice>
    </Section>
  )
}
