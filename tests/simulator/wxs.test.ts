import vm from 'node:vm'
import { rewriteWxs, WXS_RUNTIME } from '../../tools/simulator/server/wxs'

const run = (source: string): unknown => vm.runInNewContext(`${WXS_RUNTIME}${rewriteWxs(source)}`)

describe('WXS', () => {
  test.each([
    ["[1].slice().constructor === 'Array'", "var a = [1]; a.constructor === 'Array'", true],
    ['a string', "var s = 'x'; s.constructor", 'String'],
    ['a number', 'var n = 1; n.constructor', 'Number'],
    ['a nested field', "var o = { list: [] }; o.list.constructor === 'Array'", true],
    ['an item', "var o = [{}]; o[0].constructor === 'Object'", true],
    ['nothing', 'var u; u.constructor', undefined],
  ])("gives a value's type as a name: %s", (_what, source, expected) => {
    expect(run(source)).toBe(expected)
  })

  test('keeps the lone backslash of a regular expression', () => {
    expect(run("getRegExp('^\\d+$').test('12')")).toBe(true)
    expect(run("getRegExp('^\\d+$').test('d')")).toBe(false)
    expect(run('getRegExp("^-?\\d+(\\.\\d+)?$").test("1.5")')).toBe(true)
  })

  test('takes an escaped backslash for one backslash', () => {
    expect(run("getRegExp('\\\\d').test('7')")).toBe(true)
  })

  test('names required modules without their suffix', () => {
    expect(rewriteWxs("var u = require('../wxs/utils.wxs');")).toBe(
      "var u = require('../wxs/utils');",
    )
  })

  test('makes dates from nothing and from parts', () => {
    expect(run('getDate(0).getTime()')).toBe(0)
    expect(run('getDate(2026, 2, 3).getMonth()')).toBe(2)
    expect(typeof run('getDate().getTime()')).toBe('number')
  })
})
