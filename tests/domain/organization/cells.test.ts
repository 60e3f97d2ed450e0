import {
  buildingName,
  isName,
  parseArea,
  parseRoom,
  parseUnits,
  unitName,
} from '@domain/organization/cells'
import fc from 'fast-check'

test('a room number is read however it is typed, and one door has one code', () => {
  for (const typed of ['302', '0302', ' ３０２ ', '302室', '302 号']) {
    expect(parseRoom(typed)).toEqual({ label: '302', code: '0302' })
  }
  expect(parseRoom('a1204')).toEqual({ label: 'A1204', code: 'a1204' })
  for (const typed of ['', '0', '三楼左边', '3-02', '302/303', '1234567']) {
    expect(parseRoom(typed)).toBeUndefined()
  }
})

test('two different room numbers never share a code', () => {
  const digits = fc.integer({ min: 1, max: 99_999 })
  fc.assert(
    fc.property(digits, digits, (a, b) => {
      const [one, two] = [parseRoom(String(a)), parseRoom(String(b))]
      expect(one?.code === two?.code).toBe(a === b)
    }),
  )
})

test('an area keeps its hundredths exactly, and what is no area is told apart from a strange one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 500_000 }), (centiares) => {
      expect(parseArea(String(centiares / 100))).toBe(centiares)
      expect(parseArea((centiares / 100).toFixed(2))).toBe(centiares)
    }),
  )
  expect(parseArea('88.5㎡')).toBe(8_850)
  expect(parseArea('88.50000000000001')).toBe(8_850)
  for (const text of ['八十', '80多', '1e3', '80,5']) expect(parseArea(text)).toBe('not_number')
  for (const text of ['0', '-80', '0.5', '5000.01', '88.125']) {
    expect(parseArea(text)).toBe('out_of_range')
  }
})

test('buildings and units are found by a bare number too', () => {
  expect(['3', ' 03 ', '3栋', '三 号楼'].map(buildingName)).toEqual(['3栋', '3栋', '3栋', '三号楼'])
  expect(['1', '二单元', '十 单元', '3单元'].map(unitName)).toEqual([
    '1单元',
    '2单元',
    '10单元',
    '3单元',
  ])
  expect(['1', '30', '31', '0', '1.5', '2个单元'].map(parseUnits)).toEqual([
    1,
    30,
    undefined,
    undefined,
    undefined,
    2,
  ])
})

test('a name has a letter, a digit or a character in it, and no markup', () => {
  for (const name of ['小满荷苑', '3栋', 'A座', '荷苑（二期）', '1-2#'])
    expect(isName(name)).toBe(true)
  for (const name of ['', '——', '<b>', '=1+1', '小区\u0000']) expect(isName(name)).toBe(false)
})
