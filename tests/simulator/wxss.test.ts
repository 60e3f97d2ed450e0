import { compileWxss, SCOPE_MARK } from '../../tools/simulator/server/wxss'
import { convertRpx } from '../../tools/simulator/web/rpx'
import { applyTheme, isolationOf, scopeCss } from '../../tools/simulator/web/styles'

const compile = (files: Record<string, string>, warnings: string[] = []) =>
  compileWxss('a.wxss', (file) => files[file] ?? missing(file), warnings)
const missing = (file: string): never => {
  throw new Error(`no ${file}`)
}

describe('WXSS', () => {
  test('makes tags the simulator elements, and page its page', () => {
    expect(compile({ 'a.wxss': 'page view>text::after{color:red}' })).toBe(
      'wx-page wx-view>wx-text::after{color:red}',
    )
  })

  test('inlines imports, from the root and from beside, and breaks circles', () => {
    const css = compile({
      'a.wxss': '@import "b/b.wxss";@import "/c.wxss";.a{top:0}',
      'b/b.wxss': '@import "../a.wxss";.b{top:0}',
      'c.wxss': '.c{top:0}',
    })
    expect(css.replaceAll(SCOPE_MARK, '').replace(/\s/g, '')).toBe('.b{top:0}.c{top:0}.a{top:0}')
  })

  test('names a file that is not there', () => {
    const warnings: string[] = []
    compile({ 'a.wxss': '@import "gone.wxss";' }, warnings)
    expect(warnings).toEqual([expect.stringContaining('gone.wxss')])
  })

  test('leaves the steps of keyframes alone', () => {
    const css = '@keyframes k{from{top:0}50%{top:1px}to{top:2px}}'
    expect(compile({ 'a.wxss': css })).toBe(css)
  })

  test('gives a scoped sheet a prefix on every class and a host of its own', () => {
    const css = compile({ 'a.wxss': ':host{top:0}.a.b:not(.c) .d-e{top:0}' })
    expect(scopeCss(css, 's3')).toBe(
      '[wx-host="s3"]{top:0}.s3--a.s3--b:not(.s3--c) .s3--d-e{top:0}',
    )
  })

  test('gives a shared sheet no prefix and no host', () => {
    const css = compile({ 'a.wxss': ':host{top:0}.a{top:0}' })
    expect(scopeCss(css, undefined)).toBe(':not(*){top:0}.a{top:0}')
  })

  test('takes the icon font from here, not from the CDN', () => {
    const css = compile({
      'a.wxss':
        '@font-face{src:url("//at.alicdn.com/t/f.woff2?t=1") format("woff2"),url("//at.alicdn.com/t/f.woff") format("woff")}',
    })
    expect(css).toBe('@font-face{src:url(/__sim/vant-icon.woff2) format("woff2")}')
  })
})

describe('isolation', () => {
  test.each([
    ['a page', {}, {}, true, 'shared'],
    ['a component', { component: true }, {}, false, 'isolated'],
    [
      'a component whose code adds global classes',
      { component: true },
      { addGlobalClass: true },
      false,
      'apply-shared',
    ],
    [
      'a component whose JSON says shared',
      { component: true, styleIsolation: 'shared' },
      {},
      false,
      'shared',
    ],
    [
      'a component whose code says apply-shared',
      { component: true },
      { styleIsolation: 'apply-shared' },
      false,
      'apply-shared',
    ],
  ])('of %s', (_what, json, options, isPage, expected) => {
    expect(isolationOf(json, options, isPage)).toBe(expected)
  })
})

describe('rpx', () => {
  test.each([
    ['750rpx', '375px'],
    ['1rpx', '1px'],
    ['-1rpx', '-1px'],
    ['0rpx', '0px'],
    ['31rpx', '15px'],
    ['0.5rpx', '1px'],
  ])('%s is %s on a screen of 375', (rpx, px) => {
    expect(convertRpx(rpx, 375)).toBe(px)
  })

  test('stays whole inside a declaration', () => {
    expect(convertRpx('margin:10rpx -20rpx calc(1rem + 4rpx)', 375)).toBe(
      'margin:5px -10px calc(1rem + 2px)',
    )
  })
})

test('the colour scheme follows the simulated phone', () => {
  const css = '@media (prefers-color-scheme: dark){a{}}@media (prefers-color-scheme:light){b{}}'
  expect(applyTheme(css, 'dark')).toBe('@media (min-width: 0px){a{}}@media (max-width: 0px){b{}}')
  expect(applyTheme(css, 'light')).toBe('@media (max-width: 0px){a{}}@media (min-width: 0px){b{}}')
})
