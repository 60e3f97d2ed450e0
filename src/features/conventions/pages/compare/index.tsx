import type { Redline } from '@domain/conventions/redline'
import { type Comparison, compareVersions } from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { Answer, useQuery } from '@/cloud'
import { formatDay, Notice, Page, Picker, Section } from '@/ui'
import { Changes } from '../../parts/changes'
import { versionView } from '../../words'

/** 比一比: any two versions, only what changed, each with a word that says how. */
export default function ComparePage() {
  const { id: first = '' } = useRouter<{ id?: string }>().params
  const [chosen, setChosen] = useState<{ id: string; with?: string }>({ id: first })
  const query = useQuery(compareVersions, chosen)
  return (
    <Page>
      <Answer query={query}>
        {(comparison) => (
          <Fragment>
            <Choose comparison={comparison} onChoose={setChosen} />
            <Told comparison={comparison} />
            <Section title={countOf(comparison.redline)}>
              <Changes redline={comparison.redline} />
            </Section>
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}

interface ChooseProps {
  comparison: Comparison
  onChoose: (chosen: { id: string; with: string }) => void
}

function Choose({ comparison: { before, after, versions }, onChoose }: ChooseProps) {
  const options = versions.map(({ id, version, state, inForceAt }) => ({
    value: id,
    label: [
      `第 ${version} 版`,
      versionView(state).word,
      inForceAt !== null && `${formatDay(inForceAt, Date.now())}起`,
    ]
      .filter(Boolean)
      .join(' · '),
  }))
  return (
    <Fragment>
      <Picker
        label='从哪一版'
        options={options}
        value={before.id}
        onChange={(chosen) => onChoose({ id: after.id, with: chosen })}
      />
      <Picker
        label='到哪一版'
        options={options}
        value={after.id}
        onChange={(chosen) => onChoose({ id: chosen, with: before.id })}
      />
    </Fragment>
  )
}

/** What the changes mean for those who signed. */
function Told({ comparison: { before, after, material } }: { comparison: Comparison }) {
  if (before.id === after.id) return null
  return (
    <View>
      {material.length === 0 ? (
        <Notice>都是小改动：签过第 {before.version} 版的，签名继续有效，不用再签。</Notice>
      ) : (
        <Notice tone='warn'>
          有 {material.length} 条是大改动：签过第 {before.version} 版的，请看过再签一次。
        </Notice>
      )}
    </View>
  )
}

/** E.g. `改了 2 条，新加 1 条`. */
function countOf({ clauses }: Redline): string {
  const count = (kind: string) => clauses.filter((one) => one.kind === kind).length
  const moved = clauses.filter((one) => one.kind === 'kept' && one.moved).length
  const parts = [
    ['改了', count('changed')],
    ['新加', count('added')],
    ['删去', count('removed')],
    ['挪了', moved],
  ] as const
  const words = parts
    .filter(([, number]) => number > 0)
    .map(([how, number]) => `${how} ${number} 条`)
  return words.length === 0 ? '没有改动' : words.join('，')
}
