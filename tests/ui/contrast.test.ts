/** @module Measures the colour pairs of src/ui/tokens.css as WCAG 2 does, in light and in dark. */
import fs from 'node:fs'
import path from 'node:path'

const css = fs.readFileSync(path.resolve(__dirname, '../../src/ui/tokens.css'), 'utf8')

/** Colour tokens of the n-th `page { … }` block: the first is light, the second dark. */
function tokensOf(block: number): Map<string, string> {
  const body = [...css.matchAll(/^\s*page \{([^}]*)\}/gm)][block]?.[1] ?? ''
  return new Map(
    [...body.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
}

const light = tokensOf(0)
const themes = { light, dark: new Map([...light, ...tokensOf(1)]) }

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}

/** Ink on each ground it is used on, and the least contrast it needs. */
const TEXT = 4.5
const SHAPE = 3
const PAIRS: [ink: string, grounds: string[], least: number][] = [
  [
    '--ink',
    [
      '--paper',
      '--card',
      '--line',
      '--pressed',
      '--primary-tint',
      '--accent-tint',
      '--warn-tint',
      '--danger-tint',
    ],
    TEXT,
  ],
  [
    '--muted',
    ['--paper', '--card', '--line', '--pressed', '--primary-tint', '--accent-tint'],
    TEXT,
  ],
  ['--primary', ['--paper', '--card', '--primary-tint', '--pressed'], TEXT],
  ['--accent', ['--paper', '--card', '--accent-tint'], TEXT],
  ['--danger', ['--paper', '--card', '--danger-tint'], TEXT],
  ['--warn', ['--paper', '--card', '--warn-tint'], TEXT],
  ['--on-primary', ['--primary'], TEXT],
  ['--on-accent', ['--accent'], TEXT],
  ['--control', ['--paper', '--card'], SHAPE],
]

const cases = Object.entries(themes).flatMap(([theme, tokens]) =>
  PAIRS.flatMap(([ink, grounds, least]) =>
    grounds.map((ground) => ({ theme, ink, ground, least, tokens })),
  ),
)

test.each(cases)('$theme: $ink on $ground reaches $least', ({ ink, ground, least, tokens }) => {
  const measured = contrast(tokens.get(ink) ?? '', tokens.get(ground) ?? '')
  expect(measured).toBeGreaterThanOrEqual(least)
})

test('the measure itself is right: black on white is 21, grey #767676 on white 4.54', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

test('dark names no token that light lacks', () => {
  expect([...tokensOf(1).keys()].filter((name) => !light.has(name))).toEqual([])
})

test('no colour is written anywhere in src but in the tokens', () => {
  const folder = path.resolve(__dirname, '../../src')
  const strays = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css') && !file.endsWith('tokens.css'))
    .filter((file) =>
      /#[0-9a-f]{3,8}\b|rgba?\(/i.test(
        fs.readFileSync(path.join(folder, file), 'utf8').replace(/#000 calc/g, ''),
      ),
    )
  expect(strays).toEqual([])
})
