import { Cell, List } from '@/ui'

interface ManyChoiceProps {
  options: readonly { value: string; label: string; unfit?: string }[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** Several of a list to choose; a tick says who is chosen. */
export function ManyChoice({ options, chosen, onChange }: ManyChoiceProps) {
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return (
    <List>
      {options.map(({ value, label, unfit }) => {
        const on = chosen.includes(value)
        return (
          <Cell
            key={value}
            icon={on ? 'checked' : unfit === undefined ? 'circle' : 'cross'}
            title={label}
            value={unfit ?? (on ? '已选' : '')}
            describe={`${label}，${unfit ?? (on ? '已选' : '没选')}`}
            {...(unfit === undefined && { onPress: () => toggle(value) })}
          />
        )
      })}
    </List>
  )
}
