/** @module DOM stand-ins for Taro's built-in tags: enough to press, to write and to read by role and label. */
import { type AriaRole, createElement, type ReactNode } from 'react'

type Props = Readonly<Record<string, unknown>> & { children?: ReactNode }

const isPassedOn = (name: string) =>
  name.startsWith('aria-') || ['className', 'id', 'onClick', 'src', 'placeholder'].includes(name)

/** What the DOM understands of a Taro tag's attributes; `aria-role` is WeChat's word for `role`. */
function domProps(props: Props): Record<string, unknown> {
  const { 'aria-role': role, ...rest } = props
  const passed = Object.entries(rest).filter(([name]) => isPassedOn(name))
  return { ...Object.fromEntries(passed), role: role as AriaRole | undefined }
}

const host = (tag: string) => (props: Props) => createElement(tag, domProps(props), props.children)

export const View = host('div')
export const Text = host('span')
export const Slot = host('div')
export const ScrollView = host('div')
export const Block = host('div')
export const Button = host('button')
export const RichText = host('div')

export const Image = (props: Props) => createElement('img', { alt: '', ...domProps(props) })

const box = (tag: 'input' | 'textarea') => (props: Props) => {
  const { defaultValue, onInput, onBlur } = props as {
    defaultValue?: string
    onInput?: (event: { detail: { value: string } }) => void
    onBlur?: (event: { detail: { value: string } }) => void
  }
  const toTaro = (event: { target: { value: string } }) => ({
    detail: { value: event.target.value },
  })
  return createElement(tag, {
    ...domProps(props),
    defaultValue,
    onChange: (event: { target: { value: string } }) => onInput?.(toTaro(event)),
    onBlur: (event: { target: { value: string } }) => onBlur?.(toTaro(event)),
  })
}

export const Input = box('input')
export const Textarea = box('textarea')
