/** Operators in which the query library differs from MongoDB: the values are those of MongoDB's manual or worked out by hand. */
import { list, open, small, type Wire } from './wire'

let wire: Wire
beforeEach(() => {
  wire = open([small('c')])
})

async function evaluate(doc: object, expression: object): Promise<unknown> {
  await wire.insert('c', [doc])
  const reply = await wire.aggregate('c', [{ $project: { _id: 0, value: expression } }])
  if (reply.code) throw new Error(reply.message)
  return list(reply)[0]?.value
}

const at = (iso: string) => ({ at: { $date: { $numberLong: String(Date.parse(iso)) } } })

describe('weeks', () => {
  test.each([
    ['$week', '2026-01-03T00:00:00Z', 0], // Saturday before the first Sunday
    ['$week', '2026-01-04T00:00:00Z', 1],
    ['$week', '2026-12-31T00:00:00Z', 52],
    ['$week', '2023-01-01T00:00:00Z', 1], // a year that begins on a Sunday
    ['$isoWeek', '2021-01-03T00:00:00Z', 53], // belongs to 2020
    ['$isoWeek', '2021-01-04T00:00:00Z', 1],
    ['$isoWeek', '2026-01-01T00:00:00Z', 1],
    ['$isoWeekYear', '2021-01-03T00:00:00Z', 2020],
    ['$isoWeekYear', '2026-01-01T00:00:00Z', 2026],
    ['$isoDayOfWeek', '2026-01-04T00:00:00Z', 7],
    ['$isoDayOfWeek', '2026-01-05T00:00:00Z', 1],
    ['$dayOfWeek', '2026-01-04T00:00:00Z', 1],
  ])('%s of %s is %i', async (operator, iso, value) => {
    expect(await evaluate(at(iso), { [operator]: '$at' })).toBe(value)
  })
})

describe('strings by code point and by byte', () => {
  test.each([
    [{ $indexOfCP: ['$s', '园'] }, '😀同心园', 3],
    [{ $indexOfCP: ['$s', '心', 2] }, '心里心', 2],
    [{ $indexOfCP: ['$s', '心', 1, 2] }, '心里心', -1],
    [{ $indexOfBytes: ['$s', '心'] }, '同心', 3],
    [{ $indexOfCP: ['$none', 'x'] }, '', null],
    [{ $substrBytes: ['$s', 3, 3] }, '同心圆', '心'],
    [{ $substrBytes: ['$s', 3, -1] }, '同心圆', '心圆'],
    [{ $substr: ['$s', 0, 2] }, 'abc', 'ab'],
  ])('%j of %j is %j', async (expression, s, value) => {
    expect(await evaluate({ s }, expression)).toBe(value)
  })

  test.each([
    [{ $substrBytes: ['$s', 1, 2] }, 'in the middle of a UTF-8 character'],
    [{ $substrBytes: ['$s', -1, 2] }, 'starting index must be non-negative'],
    [{ $indexOfCP: ['$s', 1] }, '$indexOfCP requires strings'],
    [{ $indexOfCP: ['$s', '心', -1] }, 'requires integral non-negative indexes'],
  ])('%j is refused in its own words', async (expression, words) => {
    await expect(evaluate({ s: '同心圆' }, expression)).rejects.toThrow(words)
  })
})

describe('places', () => {
  const point = (lng: number, lat: number) => ({ type: 'Point', coordinates: [lng, lat] })
  /** 0.01° of latitude is 1,112 m; at 27.8° N 0.01° of longitude is 984 m. */
  const homes = [
    { _id: 'here', at: point(113.17, 27.85) },
    { _id: 'north', at: point(113.17, 27.86) },
    { _id: 'east', at: point(113.18, 27.85) },
    { _id: 'far', at: point(114.17, 27.85) },
    { _id: 'nowhere' },
  ]
  const near = { $geometry: point(113.17, 27.85) }
  beforeEach(() => wire.insert('c', homes))

  test('$nearSphere answers the nearest first, within its distances', async () => {
    expect(await wire.ids('c', { at: { $nearSphere: near } })).toEqual([
      'here',
      'east',
      'north',
      'far',
    ])
    const within = { ...near, $minDistance: 900, $maxDistance: 1_000 }
    expect(await wire.ids('c', { at: { $nearSphere: within } })).toEqual(['east'])
  })

  test('$geoWithin and $geoIntersects ask for shapes', async () => {
    const ring = [
      [113.16, 27.84],
      [113.175, 27.84],
      [113.175, 27.87],
      [113.16, 27.87],
      [113.16, 27.84],
    ]
    const area = { $geometry: { type: 'Polygon', coordinates: [ring] } }
    const order = { _id: 1 }
    expect(await wire.ids('c', { at: { $geoWithin: area } }, { order })).toEqual(['here', 'north'])
    expect(await wire.ids('c', { at: { $geoIntersects: area } }, { order })).toEqual([
      'here',
      'north',
    ])
  })

  test('$geoNear puts the distance in metres beside each document', async () => {
    const stage = { near: point(113.17, 27.85), distanceField: 'metres', maxDistance: 5_000 }
    const reply = await wire.aggregate('c', [{ $geoNear: { ...stage, spherical: true } }])
    const found = list(reply)
    expect(found.map(({ _id }) => _id)).toEqual(['here', 'east', 'north'])
    expect(found[0]?.metres).toBe(0)
    expect(Number(found[1]?.metres)).toBeCloseTo(984, -1)
    expect(Number(found[2]?.metres)).toBeCloseTo(1_112, -1)
  })

  test('$geoNear without a distance field is refused', async () => {
    const reply = await wire.aggregate('c', [{ $geoNear: { near: point(113, 27) } }])
    expect(reply.message).toContain("$geoNear requires a 'distanceField' option as a String")
  })
})
