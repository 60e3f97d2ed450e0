/** @module What our steps of the Taro build must have done to the package. */
import fs from 'node:fs'
import path from 'node:path'
import { build } from '../../tools/build/build'
import { listFiles } from '../../tools/build/files'
import { dist, inProject } from '../../tools/build/paths'
import { checkWeapp } from '../../tools/check/weapp/check'

const weapp = path.join(dist, 'weapp')
const read = (file: string) => fs.readFileSync(path.join(weapp, file), 'utf8')

beforeAll(async () => {
  jest.spyOn(console, 'log').mockImplementation(() => {})
  await build(['weapp'])
}, 180_000)

test('the package passes every check', () => {
  expect(checkWeapp(weapp).problems).toEqual([])
})

test('a Vant property that a page leaves out keeps its own default', () => {
  const [button = ''] = /<van-button [^>]*>/.exec(read('base.wxml')) ?? []
  expect(button).toContain(`type="{{xs.b(i.type,'default')}}"`)
})

test('what a screen reader needs reaches the phone', () => {
  const view = /<template name="tmpl_0_\d+">\s*<view [^>]*bindtap[^>]*>/.exec(
    read('base.wxml'),
  )?.[0]
  for (const attribute of ['aria-role="{{i.ariaRole}}"', 'aria-label="{{i.ariaLabel}}"'])
    expect(view).toContain(attribute)
})

test('Vant ships unmodified, but for smaller scripts and styles', () => {
  const library = inProject('node_modules/@vant/weapp/lib')
  const changed = listFiles(path.join(weapp, 'vant')).filter(
    (file) => read(`vant/${file}`) !== fs.readFileSync(path.join(library, file), 'utf8'),
  )
  expect(changed.filter((file) => !/\.(js|wxss)$/.test(file))).toEqual([])
})

test('nothing in the package is fetched from elsewhere', () => {
  const styles = listFiles(weapp).filter((file) => /\.(wxss|wxml)$/.test(file))
  expect(styles.filter((file) => /(https?:)?\/\/[a-z]+\.[a-z]/i.test(read(file)))).toEqual([])
})
