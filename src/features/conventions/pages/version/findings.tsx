import type { VersionView } from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import { Notice } from '@/ui'

/** What the legality check found, for those who write and review: where, why, and by which law. */
export function Findings({ version }: { version: VersionView }) {
  const { findings = [], clauses } = version
  return (
    <View>
      {findings.map(({ clauseId, kind, severity, start, end, message, source }) => {
        const index = clauses.findIndex(({ id }) => id === clauseId)
        const words = clauses[index]?.text.slice(start, end) ?? ''
        return (
          <Notice key={`${clauseId}${kind}`} tone={severity === 'block' ? 'danger' : 'warn'}>
            第 {index + 1} 条“{words}”：{message}依据：{source}
          </Notice>
        )
      })}
    </View>
  )
}
