import { elections, rollEntries } from '@functions/elections/store'
import { households } from '@functions/people/store'
import { electionDoc } from '../fixtures/elections'
import { BUILDING, openWorld, RESIDENT, type World } from '../world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterEach(() => world.cloud.faults.clear())
afterAll(() => world.close())

/** Lets the platform call the timer once. */
const tick = () => world.cloud.timers.runNow('elections')
const put = (change: Parameters<typeof electionDoc>[1] = {}) =>
  world.cloud.database.loadDocuments(elections.name, [{ ...electionDoc('elect0001', change) }])
const addHouseholds = (count: number) =>
  world.cloud.database.loadDocuments(
    households.name,
    Array.from({ length: count }, (_, i) => {
      const room = `${Math.floor(i / 10) + 1}${String(i % 10).padStart(2, '0')}`
      return {
        _id: `${BUILDING}/u2/${room.padStart(4, '0')}`,
        buildingPath: BUILDING,
        room: `2单元${room}`,
        areaCentiares: 9_000,
        slip: `slip-${i}`,
      }
    }),
  )

describe('the roll is copied', () => {
  test('every household of the building gets an entry, masked, however many pieces it takes', async () => {
    addHouseholds(200)
    put()
    const inBuilding = world.all(households).filter(({ buildingPath }) => buildingPath === BUILDING)
    await tick()
    const entries = world.all(rollEntries)
    expect(entries).toHaveLength(inBuilding.length)
    expect(entries.map(({ household }) => household).sort()).toEqual(
      inBuilding.map(({ _id }) => _id).sort(),
    )
    expect(entries.map(({ shownAs }) => shownAs)).toContain('2单元3**')
    expect(world.all(elections)[0]).toMatchObject({ roll: { state: 'published' } })
  })

  test('a timer that dies after any database request leaves a roll that the next one completes', async () => {
    for (let afterRequests = 0; ; afterRequests += 13) {
      world.reset()
      addHouseholds(90)
      put()
      const end = world.cloud.faults.crash({ functionName: 'elections', afterRequests })
      await tick().catch(() => undefined)
      end()
      const [first] = world.all(elections) as { roll: { state: string } }[]
      world.clock.advance(31_000)
      await tick()
      const expected = world.all(households).filter((one) => one.buildingPath === BUILDING).length
      expect(world.all(rollEntries)).toHaveLength(expected)
      expect(world.all(elections)[0]).toMatchObject({ roll: { state: 'published' } })
      if (first?.roll.state === 'published') break
    }
  })

  test('two timers at once copy it once', async () => {
    addHouseholds(90)
    put()
    await Promise.all([tick(), tick(), tick()])
    const expected = world.all(households).filter((one) => one.buildingPath === BUILDING).length
    expect(world.all(rollEntries)).toHaveLength(expected)
  })

  test('a client can not run the timer', async () => {
    const event = { Type: 'Timer', TriggerName: 'electionSteps', Time: '2026-11-24T01:00:00Z' }
    const { result } = await world.cloud.call('elections', event, { openid: RESIDENT })
    expect(result).toMatchObject({ ok: false, code: 9 })
  })
})
