/** The Vant components this app ships; app.config.ts registers them and only `src/ui` may use them. */
export const vantTags = [
  'button',
  'icon',
  'cell',
  'cell-group',
  'popup',
  'switch',
  'tabs',
  'tab',
  'search',
] as const
