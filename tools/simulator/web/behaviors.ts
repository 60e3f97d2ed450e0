/** The platform's own behaviors (`wx://form-field` …), which the adapter doesn't know. */
import type { CodeSpace } from './types'

type Definition = Record<string, unknown>
const made = new WeakMap<CodeSpace, Record<string, unknown>>()

function builtinBehaviors(space: CodeSpace): Record<string, unknown> {
  const known = made.get(space)
  if (known) return known
  const plain = () => space.behavior().definition({}).register()
  const behaviors = {
    'wx://form-field': space
      .behavior()
      .definition({ properties: { name: String, value: null } })
      .register(),
    'wx://form-field-group': plain(),
    'wx://form-field-button': plain(),
    'wx://component-export': plain(),
  }
  made.set(space, behaviors)
  return behaviors
}

/** A definition whose behaviors named by a string are the platform's. */
export function fixBehaviors(space: CodeSpace, definition: Definition): Definition {
  if (!Array.isArray(definition.behaviors)) return definition
  const builtin = builtinBehaviors(space)
  const behaviors = definition.behaviors.map((b: unknown) =>
    typeof b === 'string' ? builtin[b] : b,
  )
  return { ...definition, behaviors }
}
