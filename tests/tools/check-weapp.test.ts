import fs from 'node:fs'
import { checkWeapp } from '../../tools/check/weapp/check'
import { canCompile } from '../../tools/check/weapp/compilers'
import { writeWeapp } from './weapp-fixture'

type Files = Map<string, string>

let folder = ''
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

function problemsWith(change?: (files: Files) => void): readonly string[] {
  folder = writeWeapp(change)
  return checkWeapp(folder).problems
}

const edit = (file: string, from: string, to: string) => (files: Files) => {
  const text = files.get(file) ?? ''
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`)
  files.set(file, text.replace(from, to))
}
const remove = (file: string) => (files: Files) => {
  if (!files.delete(file)) throw new Error(`the fixture has no ${file}`)
}

test('finds nothing wrong with a whole mini-program', () => {
  expect(problemsWith()).toEqual([])
})

/** What is broken, how, and the words of the only problem that must be reported. */
const FAULTS: [fault: string, change: (files: Files) => void, words: RegExp][] = [
  ['a page without its script', remove('pages/me/index.js'), /page pages\/me\/index has no \.js/],
  [
    'a tab page outside the main package',
    edit('app.json', '"pagePath":"pages/me/index"', '"pagePath":"features/votes/pages/list/index"'),
    /tab page .* is not in the main package/,
  ],
  ['a tab icon that is not there', remove('tab/home.png'), /tab icon tab\/home\.png is missing/],
  [
    'a tab icon above 40 KB',
    (files) => files.set('tab/home.png', 'x'.repeat(41 * 1024)),
    /tab icon .* above 40 KB/,
  ],
  [
    'a component that is not there',
    remove('vant/button/index.json'),
    /<van-button> at .* has no \.json/,
  ],
  [
    'a component of another subpackage',
    edit('pages/home/index.json', '{}', '{"own":"/features/votes/own/index"}'),
    /<own> lives in another subpackage/,
  ],
  [
    'a module that is not there',
    edit('app.js', './common', './gone'),
    /require\("\.\/gone"\) finds nothing/,
  ],
  [
    'a script that does not parse',
    edit('common.js', '= 1', '= ]'),
    /common\.js: .*Unexpected token/,
  ],
  [
    'a tag that nobody registered',
    edit('base.wxml', '<view wx', '<van-cell /><view wx'),
    /<van-cell> is registered nowhere/,
  ],
  ['a slip in a key of app.json', edit('app.json', '"window"', '"windows"'), /knows no "windows"/],
  [
    'a slip in a key of a page',
    edit('pages/me/index.json', '{', '{"navigationBarTitle":"x",'),
    /pages\/me\/index\.json: WeChat knows no "navigationBarTitle"/,
  ],
  [
    'a main package above 1 MB',
    (files) => files.set('big.wasm', 'x'.repeat(1024 * 1024)),
    /^main .* is above its budget of 1024 KB/,
  ],
  [
    'a subpackage above 500 KB',
    (files) => files.set('features/votes/big.wasm', 'x'.repeat(501 * 1024)),
    /^features\/votes .* is above its budget of 500 KB/,
  ],
]

test.each(FAULTS)('reports %s, and only that', (_fault, change, words) => {
  const problems = problemsWith(change)
  expect(problems.length).toBeGreaterThan(0)
  for (const problem of problems) expect(problem).toMatch(words)
})

/** Faults that only WeChat's own compilers see. */
const COMPILED: typeof FAULTS = [
  ['a template that does not close', edit('base.wxml', '</view>', ''), /^wcc: /],
  ['wxs that does not parse', edit('utils.wxs', 'return a', 'return ]'), /^wcc: /],
  ['a style that does not parse', edit('app.wxss', '}', ''), /^wcsc: /],
]

const whereItRuns = canCompile ? test.each(COMPILED) : test.skip.each(COMPILED)
whereItRuns('reports %s', (_fault, change, words) => {
  expect(problemsWith(change)).toContainEqual(expect.stringMatching(words))
})
