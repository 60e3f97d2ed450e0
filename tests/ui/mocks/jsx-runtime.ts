/** @module React's JSX runtime, except that a `van-*` tag becomes its stand-in; an unknown one throws. */
import type { ElementType, Key } from 'react'
import { Fragment, jsx as reactJsx, jsxs as reactJsxs } from 'react/jsx-runtime'
import { vant } from './vant'

type Create = (type: ElementType, props: unknown, key?: Key) => unknown

function standIn(type: ElementType): ElementType {
  if (typeof type !== 'string' || !type.startsWith('van-')) return type
  const found = vant[type]
  if (!found) throw new Error(`<${type}> has no stand-in in tests/ui/mocks/vant.tsx`)
  return found
}

const wrap =
  (create: Create): Create =>
  (type, props, key) =>
    create(standIn(type), props, key)

export const jsx = wrap(reactJsx as Create)
export const jsxs = wrap(reactJsxs as Create)
export { Fragment }
