/** @module The few parts of Taro's plugin context that our plugins use. */
import type { sources } from 'webpack'

/** Attributes of one template: attribute name to WXML expression. */
export type TemplateAttributes = Record<string, string>

/** The builder of base.wxml for one platform. */
export interface TaroTemplate {
  mergeThirdPartyComponents(defaults: Record<string, Record<string, string | number>>): void
  createMiniComponents(components: unknown): Record<string, TemplateAttributes>
}

/** What Taro hands to a plugin. */
export interface TaroPluginContext {
  registerMethod(method: {
    name: string
    fn: (platform: { template?: TaroTemplate }) => void
  }): void
  modifyMiniConfigs(
    change: (args: { configMap: Record<string, { content?: unknown }> }) => void,
  ): void
  modifyBuildAssets(change: (args: { assets: Record<string, sources.Source> }) => void): void
}
