/** The simulated phone's theme, and theme.json's variables. */
import { appJson, config } from './sim'

type Theme = 'light' | 'dark'
let theme: Theme = config.theme
const watchers = new Set<(theme: Theme) => void>()

export const currentTheme = (): Theme => theme

export const onTheme = (watcher: (theme: Theme) => void): (() => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export function setTheme(next: Theme): void {
  if (next === theme) return
  theme = next
  for (const watcher of watchers) watcher(theme)
}

/** The theme the mini-program is told: light, unless app.json says it can be dark. */
export const appTheme = (): Theme => (appJson().darkmode ? theme : 'light')

/** `@name` as theme.json says for the present theme; anything else as it is. */
export function themed(value: string | undefined): string | undefined {
  if (!value?.startsWith('@')) return value
  const location = (appJson().themeLocation ?? 'theme.json').replace(/\.json$/, '')
  const themes = __sim.json[location] as Record<string, Record<string, string>> | undefined
  return themes?.[appTheme()]?.[value.slice(1)]
}
