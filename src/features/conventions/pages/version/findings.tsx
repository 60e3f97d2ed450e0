import type { VersionView } from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import { Notice, Stack } from '@/ui'

type Finding = NonNullable<VersionView['findings']>[number]

/** Where a finding is, e.g. `第 3 条“罚款”`. */
export function placeOf({ clauseId, start, end }: Finding, { clauses }: VersionView): string {
  const index = clauses.findIndex(({ id }) => id === clauseId)
  return `第 ${index + 1} 条“${clauses[index]?.text.slice(start, end) ?? ''}”`
}

/** What the legality check found, for those who write and review: where, why, by which law, and why it stays. */
export function Findings({ version }: { version: VersionView }) {
  const { findings = [], notes = [] } = version
  if (findings.length === 0) return null
  return (
    <Stack>
      {findings.map((finding) => {
        const { clauseId, kind, severity, message, source } = finding
        const note = notes.find((one) => one.clauseId === clauseId && one.kind === kind)
        return (
          <Notice key={`${clauseId}${kind}`} tone={severity === 'block' ? 'danger' : 'warn'}>
            {severity === 'block' ? '不能这样写：' : '请再想想：'}
            {placeOf(finding, version)}。{message}依据：{source}
            {note && <View>保留的理由：{note.why}</View>}
          </Notice>
        )
      })}
    </Stack>
  )
}
