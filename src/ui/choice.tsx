import { View } from '@tarojs/components'
import { classNames } from './class-names'
import { Field } from './field'
import { Icon } from './icon'
import './choice.css'

/** One of the things to choose from. */
export interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly hint?: string
  /** A name of Vant's icon set. */
  readonly icon?: string
}

interface ChoiceProps<Value extends string> {
  label: string
  options: readonly Option<Value>[]
  value: Value | undefined
  onChange: (value: Value) => void
  /** Two a row, three a row for short words, or one a row. */
  layout?: 'two' | 'three' | 'wide'
  optional?: boolean
  hint?: string
  error?: string
}

/** A few things to choose one of, all in sight. For more than about ten use Picker. */
export function ChoiceGrid<Value extends string>(props: ChoiceProps<Value>) {
  const { label, options, value, onChange, layout = 'two', optional, hint, error } = props
  return (
    <Field label={label} optional={optional} hint={hint} error={error}>
      <View
        className={`ui-choices ui-choices--${layout}`}
        aria-role='radiogroup'
        aria-label={label}
      >
        {options.map((option) => (
          <Choice
            key={option.value}
            option={option}
            chosen={option.value === value}
            onChoose={() => onChange(option.value)}
          />
        ))}
      </View>
    </Field>
  )
}

interface OneProps {
  option: Option<string>
  chosen: boolean
  onChoose: () => void
}

/** One thing to choose; the tick says that it is chosen, not the colour alone. */
export function Choice({ option, chosen, onChoose }: OneProps) {
  const { label, hint, icon } = option
  return (
    <View
      className={classNames('ui-choice', chosen && 'ui-choice--on')}
      hoverClass='ui-card--pressed'
      aria-role='radio'
      aria-checked={chosen}
      aria-label={hint ? `${label}，${hint}` : label}
      onClick={onChoose}
    >
      {icon !== undefined && (
        <View className='ui-choice__icon'>
          <Icon name={icon} />
        </View>
      )}
      <View className='ui-choice__words'>
        <View>{label}</View>
        {hint !== undefined && <View className='ui-choice__hint'>{hint}</View>}
      </View>
      {chosen && (
        <View className='ui-choice__mark'>
          <Icon name='success' />
        </View>
      )}
    </View>
  )
}
