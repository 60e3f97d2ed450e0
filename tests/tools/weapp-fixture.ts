/** @module A small valid mini-program in a temporary folder, for faults to be put into. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const component = '{"component":true}'

const FILES: Readonly<Record<string, string>> = {
  'app.json': JSON.stringify({
    pages: ['pages/home/index', 'pages/me/index'],
    subPackages: [{ root: 'features/votes', pages: ['pages/list/index'] }],
    window: { navigationBarTitleText: 'x' },
    tabBar: {
      list: [
        { pagePath: 'pages/home/index', text: 'a', iconPath: 'tab/home.png' },
        { pagePath: 'pages/me/index', text: 'b' },
      ],
    },
    usingComponents: { 'van-button': '/vant/button/index' },
  }),
  'app.js': 'require("./common")\nApp({})',
  'app.wxss': '.a { color: red; }',
  'common.js': 'module.exports = 1',
  'tab/home.png': 'png',
  'utils.wxs': 'module.exports = { f: function (a) { return a } }',
  'base.wxml':
    '<template name="t"><view wx:if="{{ i.a<3 }}"><van-button>{{i.v}}</van-button></view></template>',
  'vant/button/index.js': 'Component({})',
  'vant/button/index.json': component,
  'vant/button/index.wxml': '<wxs src="../../utils.wxs" module="utils" /><button><slot /></button>',
  'vant/button/index.wxss': '.van-button { color: red; }',
  'features/votes/own/index.js': 'Component({})',
  'features/votes/own/index.json': component,
  'features/votes/own/index.wxml': '<view />',
}

function pageFiles(page: string): [string, string][] {
  const up = '../'.repeat(page.split('/').length - 1)
  return [
    [`${page}.js`, `require("${up}common")\nPage({})`],
    [`${page}.json`, '{"usingComponents":{}}'],
    [`${page}.wxml`, `<import src="${up}base.wxml"/><template is="t" data="{{i:i}}" />`],
  ]
}

/** A folder with the files; `change` gets them first, by path, to put a fault in. */
export function writeWeapp(change: (files: Map<string, string>) => void = () => {}): string {
  const files = new Map([
    ...Object.entries(FILES),
    ...['pages/home/index', 'pages/me/index', 'features/votes/pages/list/index'].flatMap(pageFiles),
  ])
  change(files)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'weapp-'))
  for (const [file, text] of files) {
    fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
    fs.writeFileSync(path.join(folder, file), text)
  }
  return folder
}
