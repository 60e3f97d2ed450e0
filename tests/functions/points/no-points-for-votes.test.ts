import fs from 'node:fs'
import path from 'node:path'
import * as points from '@functions/points/contract'
import { entries } from '@functions/points/store'
import * as volunteering from '@functions/volunteering/contract'
import { FIXTURES } from '../fixtures'
import { CONTEXTS, freshKey, openWorld, RESIDENT, SECRETARY, type World } from '../world'

const ROOT = path.join(__dirname, '../../../cloudfunctions')

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Text of every source of a function, by its path. */
const sources = CONTEXTS.flatMap((context) =>
  fs
    .readdirSync(path.join(ROOT, context), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [`${context}/${name}`, fs.readFileSync(path.join(ROOT, context, name), 'utf8')]),
)
const filesWith = (pattern: RegExp) =>
  sources.filter(([, text = '']) => pattern.test(text)).map(([name]) => name)

test('points are issued in one place, and only posted hours of volunteering lead there', () => {
  expect(filesWith(/kind: 'issue'/)).toEqual(['points/face.ts'])
  expect(filesWith(/\bawardPoints\b/).sort()).toEqual(['points/face.ts', 'volunteering/timer.ts'])
  const others = filesWith(/points\/(ledger|store)'/).filter((name) => !name?.startsWith('points/'))
  expect(others).toEqual([])
})

test('elections and conventions know nothing of points, nor points of them', () => {
  const voting = filesWith(/\.\.\/points\//).filter((name) =>
    /^(elections|conventions)/.test(name ?? ''),
  )
  expect(voting).toEqual([])
  const issuing = filesWith(/\.\.\/(elections|conventions)\//)
  expect(issuing.filter((name) => /^(points|volunteering)/.test(name ?? ''))).toEqual([])
})

/** An input with an election in the place of what it is about. */
const about = (input: object, election: string) =>
  Object.fromEntries(
    Object.entries(input).map(([field, value]) => [
      field,
      ['id', 'gift', 'activity'].includes(field) ? election : value,
    ]),
  )

test('no command of points or volunteering issues points for an election, whoever tries', async () => {
  const election = 'election0000000000000001'
  world.cloud.database.loadDocuments('elections', [{ _id: election, state: 'finished' }])
  const commands = [...Object.values(points), ...Object.values(volunteering)].flatMap((one) =>
    typeof one === 'object' && 'kind' in one && one.kind === 'command' ? [one] : [],
  )
  expect(commands.length).toBeGreaterThan(10)
  for (const contract of commands) {
    const fixture = FIXTURES[contract.name]
    for (const openid of [SECRETARY, RESIDENT]) {
      const input = (await fixture?.input(election, { world, openid })) ?? {}
      await world.call(openid, contract, about(input, election), freshKey())
    }
  }
  world.clock.advance(30 * 86_400_000)
  for (const name of ['volunteering', 'points']) await world.cloud.timers.runNow(name)
  expect(world.all(entries).filter((one) => one.kind === 'issue')).toEqual([])
})
