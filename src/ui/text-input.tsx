/**
 * @module Boxes to write in.
 *
 * They are uncontrolled: the phone keeps the text, React only hears of it. A controlled box sends each
 * letter to the logic layer and back, which makes the cursor jump and breaks Chinese input methods.
 * To empty a box, give it another `key`.
 */
import { Input, Textarea, View } from '@tarojs/components'
import { useState } from 'react'
import { classNames } from './class-names'
import { Field } from './field'

interface TextProps {
  label: string
  /** The text it starts with; later changes are ignored. */
  defaultValue?: string
  onChange: (text: string) => void
  placeholder?: string
  optional?: boolean
  hint?: string
  error?: string
  /** Most characters. More can be typed, and the box says so: cutting what was pasted would lose it. */
  limit?: number
}

interface TextFieldProps extends TextProps {
  keyboard?: 'text' | 'number' | 'digit' | 'nickname'
}

/** Characters as a person counts them. */
const count = (text: string) => [...text].length

function overLimit(length: number, limit: number | undefined): string | undefined {
  if (limit === undefined || length <= limit) return undefined
  return `最多写 ${limit} 个字，请删去 ${length - limit} 个字`
}

function useText({ defaultValue = '', onChange, error, limit }: TextProps) {
  const [initial] = useState(defaultValue)
  const [length, setLength] = useState(() => count(defaultValue))
  const hear = (event: { detail: { value: string } }) => {
    setLength(count(event.detail.value))
    onChange(event.detail.value)
  }
  return { initial, length, hear, wrong: overLimit(length, limit) ?? error }
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, placeholder, optional, hint, keyboard = 'text' } = props
  const { initial, hear, wrong } = useText(props)
  return (
    <Field label={label} optional={optional} hint={hint} error={wrong}>
      <Input
        className={classNames(
          'ui-field__box',
          'ui-field__box--line',
          wrong !== undefined && 'ui-field__box--wrong',
        )}
        type={keyboard}
        defaultValue={initial}
        placeholder={placeholder}
        placeholderClass='ui-field__placeholder'
        maxlength={-1}
        cursorSpacing={24}
        aria-label={label}
        onInput={hear}
        onBlur={hear}
      />
    </Field>
  )
}

/** How one is called; on a phone WeChat offers the name one has there, with a tap. */
export function NicknameField(props: TextProps) {
  return <TextField keyboard='nickname' {...props} />
}

/** Several lines of text, with a counter where there is a limit. */
export function TextArea(props: TextProps) {
  const { label, placeholder, optional, hint, limit } = props
  const { initial, length, hear, wrong } = useText(props)
  const counter = limit !== undefined && (
    <View className='ui-field__count' aria-label={`已写 ${length} 个字，最多 ${limit} 个字`}>
      {length}/{limit}
    </View>
  )
  return (
    <Field label={label} optional={optional} hint={hint} error={wrong} aside={counter || undefined}>
      <Textarea
        className={classNames(
          'ui-field__box',
          'ui-field__box--area',
          wrong !== undefined && 'ui-field__box--wrong',
        )}
        defaultValue={initial}
        placeholder={placeholder}
        placeholderClass='ui-field__placeholder'
        maxlength={-1}
        autoHeight
        cursorSpacing={24}
        aria-label={label}
        onInput={hear}
      />
    </Field>
  )
}
