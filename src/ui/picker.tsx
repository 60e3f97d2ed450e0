import { View } from '@tarojs/components'
import { useState } from 'react'
import { Choice, type Option } from './choice'
import { classNames } from './class-names'
import { Field } from './field'
import { Icon } from './icon'
import { Sheet } from './sheet'
import './picker.css'

interface PickerProps<Value extends string> {
  label: string
  options: readonly Option<Value>[]
  value: Value | undefined
  onChange: (value: Value) => void
  placeholder?: string
  optional?: boolean
  hint?: string
  error?: string
}

/** A box that opens a sheet with many things to choose one of. */
export function Picker<Value extends string>(props: PickerProps<Value>) {
  const { label, options, value, onChange, placeholder = '请选择', optional, hint, error } = props
  const [open, setOpen] = useState(false)
  const chosen = options.find((option) => option.value === value)
  return (
    <Field label={label} optional={optional} hint={hint} error={error}>
      <View
        className={classNames('ui-field__box ui-picker', error && 'ui-field__box--wrong')}
        aria-role='button'
        aria-label={`${label}，${chosen ? `已选 ${chosen.label}` : placeholder}`}
        onClick={() => setOpen(true)}
      >
        <View className={classNames(!chosen && 'ui-picker__empty')}>
          {chosen?.label ?? placeholder}
        </View>
        <Icon name='arrow-down' />
      </View>
      <Sheet open={open} title={label} onClose={() => setOpen(false)}>
        <View className='ui-picker__options' aria-role='radiogroup' aria-label={label}>
          {options.map((option) => (
            <Choice
              key={option.value}
              option={option}
              chosen={option.value === value}
              onChoose={() => {
                onChange(option.value)
                setOpen(false)
              }}
            />
          ))}
        </View>
      </Sheet>
    </Field>
  )
}
