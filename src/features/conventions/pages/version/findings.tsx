import type { VersionView } from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import { Notice, Stack } from '@/ui'

type Finding = NonNullable<VersionView['findings']>[number]

/** Where a finding is, e.g. `第 3 条“罚款”`. */
export function placeOf({ clauseId, start, end }: Finding, { clauses }: VersionView): string {
  const index = clauses.findIndex(({ id }) => id === clauseId)
  return `第 ${index + 1} 条“${clauses[index]?.text.slice(start, end) ?? ''}”`
}

/** What the legality check found, for those who write and review. */
export function Findings({ version }: { version: VersionView }) {
  const { findings = [] } = version
  if (findings.length === 0) return null
  return (
    <Stack>
      {findings.map((finding) => (
        <FindingNotice
          key={`${finding.clauseId}${finding.kind}`}
          finding={finding}
          version={version}
        />
      ))}
    </Stack>
  )
}

/** What was found in one clause: where, why, by which law, and why it stays. */
export function FindingNotice({ finding, version }: { finding: Finding; version: VersionView }) {
  const { clauseId, kind, severity, message, source } = finding
  const note = version.notes?.find((one) => one.clauseId === clauseId && one.kind === kind)
  return (
    <Notice tone={severity === 'block' ? 'danger' : 'warn'}>
      {severity === 'block' ? '不能这样写：' : '请再想想：'}
      {placeOf(finding, version)}。{message}依据：{source}
      {note && <View>保留的理由：{note.why}</View>}
    </Notice>
  )
}

/** How much was found, above a text in which each is said at its clause; empty for nothing. */
export function foundWords({ findings = [] }: VersionView): string {
  const blocked = findings.filter(({ severity }) => severity === 'block').length
  const parts = [
    blocked > 0 && `${blocked} 处不能这样写`,
    findings.length > blocked && `${findings.length - blocked} 处请再想想`,
  ].filter(Boolean)
  return parts.length === 0 ? '' : `${parts.join('，')}，写在那一条下面。`
}
