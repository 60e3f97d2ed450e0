import type { RuleChanges } from '@domain/elections/bounds'
import type { RuleView } from '@functions/elections/contract'
import { useState } from 'react'
import { Button, Cell, List, Notice, Section, Sheet, TextField } from '@/ui'

interface RulesProps {
  rules: readonly RuleView[]
  changes: RuleChanges
  onChange: (changes: RuleChanges) => void
}

const amount = (value: number, unit: string) => `${value}${unit === '' ? '' : ` ${unit}`}`

/** The numbers of the scheme, each with its source; before the start they may be changed within bounds. */
export function Rules({ rules, changes, onChange }: RulesProps) {
  const [whole, setWhole] = useState(false)
  const [editing, setEditing] = useState<RuleView>()
  const changed = rules.filter(({ rule }) => changes[rule] !== undefined)
  const shown = whole ? rules : changed
  const settle = (rule: RuleView, value: number) => {
    const { [rule.rule]: _, ...others } = changes
    onChange(value === rule.value ? others : { ...others, [rule.rule]: value })
    setEditing(undefined)
  }
  return (
    <Section
      title='规则'
      action={{ label: whole ? '收起' : '看规则、改规则', onPress: () => setWhole(!whole) }}
    >
      {!whole && changed.length === 0 && <Notice>按统一方案。启动以后谁也不能再改。</Notice>}
      {shown.length > 0 && (
        <List>
          {shown.map((rule) => {
            const own = changes[rule.rule]
            return (
              <Cell
                key={rule.rule}
                title={rule.title}
                label={own === undefined ? '' : `统一方案是 ${amount(rule.value, rule.unit)}`}
                value={amount(own ?? rule.value, rule.unit)}
                onPress={() => setEditing(rule)}
              />
            )
          })}
        </List>
      )}
      <Sheet
        open={editing !== undefined}
        title={editing?.title ?? ''}
        onClose={() => setEditing(undefined)}
      >
        {editing && (
          <Edit
            key={editing.rule}
            rule={editing}
            value={changes[editing.rule] ?? editing.value}
            onDone={(value) => settle(editing, value)}
          />
        )}
      </Sheet>
    </Section>
  )
}

interface EditProps {
  rule: RuleView
  value: number
  onDone: (value: number) => void
}

function Edit({ rule, value, onDone }: EditProps) {
  const [text, setText] = useState(String(value))
  const [least, most] = rule.bounds
  const number = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  const fits = number >= least && number <= most
  return (
    <>
      <TextField
        label={rule.unit === '' ? '数目' : rule.unit}
        keyboard='number'
        defaultValue={text}
        hint={`可以填 ${least} 到 ${most}。来源：${rule.source}`}
        onChange={setText}
      />
      <Button
        label='就用这个数'
        onPress={() => onDone(number)}
        {...(!fits && { disabledReason: `只能填 ${least} 到 ${most}` })}
      />
      <Button kind='text' label='用统一方案的数' onPress={() => onDone(rule.value)} />
    </>
  )
}
