/**
 * @module A Taro plugin that lets `aria-*` attributes reach WeChat.
 *
 * Taro's base.wxml lists the attributes of each built-in tag and leaves out the accessible ones, so
 * `<View aria-label='…'>` would be dropped. WeChat reads `aria-role` and the WAI-ARIA states from any tag.
 */
import type { TaroPluginContext } from './taro-context'

/** Attributes a screen reader needs; the runtime sends each under its camelCase name. */
const ARIA = {
  'aria-role': 'i.ariaRole',
  'aria-label': 'i.ariaLabel',
  'aria-hidden': 'i.ariaHidden',
  'aria-disabled': 'i.ariaDisabled',
  'aria-checked': 'i.ariaChecked',
  'aria-selected': 'i.ariaSelected',
  'aria-live': 'i.ariaLive',
} as const

const TAGS = [
  ...['view', 'static-view', 'catch-view', 'text', 'static-text', 'image', 'static-image'],
  ...['input', 'textarea', 'scroll-view'],
]

export function passAria(ctx: TaroPluginContext) {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: ({ template }) => {
      if (!template) return
      const original = template.createMiniComponents.bind(template)
      template.createMiniComponents = (components) => {
        const result = original(components)
        for (const tag of TAGS) result[tag] = { ...result[tag], ...ARIA }
        return result
      }
    },
  })
}
