/** The Vant components this app ships; app.config.ts registers them and only `src/ui` may use them. */
export const vantTags = ['button', 'cell', 'icon', 'popup', 'switch'] as const
