/**
 * @module Draws the tab bar's icons: `npx tsx tools/build/tab-icons.ts`.
 *
 * WeChat wants 81 x 81 PNG files, so the drawings below are rendered once and kept in src/assets/tab.
 * The two colours keep at least 3:1 on both the light and the dark tab bar.
 */
import fs from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

const SIZE = 81
const REST = '#7A8581'
const CHOSEN = '#14938A'

/** Each drawing on a 24 x 24 grid; `fill` shapes are filled only when the tab is chosen. */
const DRAWINGS = {
  home: `<path class="fill" d="M4 11.2 12 4.2l8 7V19a1.4 1.4 0 0 1-1.4 1.4H5.4A1.4 1.4 0 0 1 4 19z"/><path class="over" d="M9.6 20.2v-5.4h4.8v5.4"/>`,
  services: `<rect class="fill" x="3.8" y="3.8" width="7" height="7" rx="2"/><rect class="fill" x="13.2" y="3.8" width="7" height="7" rx="2"/><rect class="fill" x="3.8" y="13.2" width="7" height="7" rx="2"/><circle class="fill" cx="16.7" cy="16.7" r="3.5"/>`,
  messages: `<path class="fill" d="M4 6.4A1.9 1.9 0 0 1 5.9 4.5h12.2A1.9 1.9 0 0 1 20 6.4v8.2a1.9 1.9 0 0 1-1.9 1.9H11l-4.2 3.6v-3.6h-.9A1.9 1.9 0 0 1 4 14.6z"/><path class="over" d="M8.2 9h7.6M8.2 12.3h4.6"/>`,
  me: `<circle class="fill" cx="12" cy="8.2" r="4"/><path class="fill" d="M4.4 20.2c.5-4.2 3.5-6.2 7.6-6.2s7.1 2 7.6 6.2z"/>`,
} as const

function svg(drawing: string, chosen: boolean): string {
  const colour = chosen ? CHOSEN : REST
  const inside = chosen ? '#FFFFFF' : colour
  return `<svg xmlns="http://www.w3.org/20/svg" width="${SIZE}" height="${SIZE}" viewBox="0 0 24 24">
    <style>
      * { fill: none; stroke: ${colour}; stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round }
      .fill { fill: ${chosen ? colour : 'none'} } .over { stroke: ${inside} }
    </style>${drawing}</svg>`
}

async function main() {
  const target = path.resolve('src/assets/tab')
  fs.mkdirSync(target, { recursive: true })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } })
  for (const [name, drawing] of Object.entries(DRAWINGS))
    for (const chosen of [false, true]) {
      await page.setContent(`<body style="margin:0">${svg(drawing, chosen)}</body>`)
      await page.screenshot({
        path: path.join(target, `${name}${chosen ? '-on' : ''}.png`),
        omitBackground: true,
      })
    }
  await browser.close()
}

void main()
