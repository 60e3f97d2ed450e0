/** @module Writes src/types/vant.d.ts, the JSX types of the Vant tags we ship: `npx tsx tools/build/vant-types.ts`. */
import fs from 'node:fs'
import { declarationOf } from '../../config/plugins/vant-library'
import { vantTags } from '../../src/ui/vant-tags'
import { inProject } from './paths'

const TYPE_NAMES = new Map<unknown, string>([
  [String, 'string'],
  [Number, 'number'],
  [Boolean, 'boolean'],
  [Array, 'readonly unknown[]'],
  [Object, 'object'],
  [Function, '(...args: never[]) => unknown'],
])

const pascalCase = (name: string) =>
  name.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase())

function typeName(type: unknown): string {
  if (Array.isArray(type)) return type.map(typeName).join(' | ')
  return TYPE_NAMES.get(type) ?? 'unknown'
}

function membersOf(component: string): string[] {
  const { properties, externalClasses, source } = declarationOf(component)
  // transitions name an event at run time: "after-".concat(status)
  const events = new Set(
    [...source.matchAll(/\$emit\(["']([\w-]+)["']/g)].flatMap(([, event = '']) =>
      event.endsWith('-') ? [`${event}enter`, `${event}leave`] : [event],
    ),
  )
  return [
    ...Object.entries(properties).map(([name, { type }]) => `${name}?: ${typeName(type)}`),
    ...[...externalClasses].map((name) => `'${name}'?: string`),
    ...[...events].map(
      (event) => `on${pascalCase(event)}?(event: { readonly detail: unknown }): void`,
    ),
  ]
}

/** The text of src/types/vant.d.ts for the library that is installed. */
export function vantTypes(): string {
  const tags = vantTags.map(
    (tag) =>
      `      'van-${tag}': VantBase & {\n${membersOf(tag)
        .map((member) => `        ${member}`)
        .join('\n')}\n      }`,
  )
  return `// Written by tools/build/vant-types.ts from the installed @vant/weapp. Do not edit.
import type { Key, ReactNode } from 'react'

/** Taro does not hand className to native components: use class or custom-class. */
interface VantBase {
  key?: Key
  id?: string
  class?: string
  style?: string
  children?: ReactNode
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${tags.join('\n')}
    }
  }
}
`
}

if (require.main === module) fs.writeFileSync(inProject('src/types/vant.d.ts'), vantTypes())
