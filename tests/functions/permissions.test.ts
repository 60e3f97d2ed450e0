import fs from 'node:fs'
import path from 'node:path'
import { ROLES } from '@domain/people/roles'
import type { ActionContract } from '@functions/kernel/contract'
import { requests } from '@functions/requests/store'
import { FIXTURES, STRANGER } from './fixtures'
import { type Fixture, load } from './fixtures/fixture'
import { requestDoc } from './fixtures/requests'
import {
  CONTEXTS,
  GUEST,
  holderOf,
  openWorld,
  RESIDENT,
  STANDINGS,
  type Standing,
  type World,
} from './world'

const FORBIDDEN = 5
/** Said to people in office (1002, 1403), or to a guest (1405), about what is no matter of permission. */
const OTHER_REASONS: Readonly<Record<string, number>> = {
  'people/setName': 1002,
  'people/closeAccount': 1403,
  'people/keepAccount': 1405,
}

/** Every action of every deployed context, found in the folder: a new one is in by itself. */
function everyAction(): ActionContract[] {
  return CONTEXTS.flatMap((context) => {
    const file = path.join(__dirname, '../../cloudfunctions', context, 'contract.ts')
    const exported: unknown[] = fs.existsSync(file) ? Object.values(require(file)) : []
    return exported.filter(isAction)
  })
}

function isAction(value: unknown): value is ActionContract {
  return typeof value === 'object' && value !== null && 'allow' in value && 'input' in value
}

interface Persona {
  readonly openid: string
  readonly role?: string
  readonly standing?: Standing
}

const OFFICERS: Persona[] = ROLES.flatMap((role) =>
  STANDINGS.map((standing) => ({ openid: holderOf(role, standing), role, standing })),
)

const PERSONAS: Persona[] = [
  { openid: GUEST },
  { openid: STRANGER },
  { openid: RESIDENT },
  ...OFFICERS,
]

/** The rule, said once more and plainly. */
function isAllowed(
  { allow }: ActionContract,
  { role, standing }: Persona,
  relations: readonly string[],
): boolean {
  if (allow.anyone) return true
  if (relations.some((one) => allow.relations?.includes(one))) return true
  return standing === 'inside' && (allow.roles ?? []).some((one) => one === role)
}

let world: World
const actions = everyAction()
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('there are actions to judge, each with a name of its own', () => {
  const names = actions.map(({ name }) => name)
  expect(names.length).toBeGreaterThanOrEqual(18)
  expect(new Set(names).size).toBe(names.length)
})

const commits = () => world.cloud.database.stats().commits
let state = { of: '', commits: -1 }

/** Has a fixture's documents in an otherwise fresh world; answers the count of commits so far. */
async function ready(name: string, fixture: Fixture, id: string): Promise<number> {
  // Most callers are refused and change nothing: the world they leave serves the next.
  if (state.of !== name || state.commits !== commits()) {
    world.reset()
    load(world.cloud.database, fixture, id)
    await fixture.prepare?.(world)
    state = { of: name, commits: commits() }
  }
  return state.commits
}

/** What is wrong with an action's answer to a persona; undefined when it is as declared. */
async function fault(
  action: ActionContract,
  fixture: Fixture,
  persona: Persona,
): Promise<string | undefined> {
  const { name } = action
  const { openid } = persona
  const id = 'rfixture1'
  const before = await ready(name, fixture, id)
  const input = await fixture.input(id, { world, openid })
  const result = await world.call(openid, action, input)
  const said = `${openid}: ${JSON.stringify(result).slice(0, 200)}`
  if (isAllowed(action, persona, fixture.relations(openid))) {
    const isOther = !result.ok && result.code === OTHER_REASONS[name]
    const isConcerned = openid === GUEST || (persona.role && persona.standing !== 'ended')
    return result.ok || (isOther && isConcerned) ? undefined : `refused though allowed: ${said}`
  }
  if (result.ok || result.code !== FORBIDDEN) return `not refused: ${said}`
  return commits() === before ? undefined : `refused, but something was written: ${said}`
}

// One test an action, not one a person: 12,000 tests more cost a quarter of the suite's time.
test.each(actions.map((action) => [action.name, action] as const))(
  '%s is open to everybody exactly as declared',
  async (name, action) => {
    const fixture = FIXTURES[name]
    if (!fixture) throw new Error(`${name} has no fixture in tests/functions/fixtures/`)
    const faults: string[] = []
    for (const persona of PERSONAS) {
      const found = await fault(action, fixture, persona)
      if (found) faults.push(found)
    }
    expect(faults).toEqual([])
  },
)

test('a holder whose term is over is a holder no more', async () => {
  const openid = holderOf('property_staff', 'ended')
  const personId = openid.replace('o-', 'p-')
  const holder = { personId, name: '前物业', role: 'property_staff' as const }
  world.reset()
  world.cloud.database.loadDocuments(requests.name, [
    { ...requestDoc('r-fixture-2', { holderId: personId, holder, state: 'in_progress' }) },
  ])
  for (const name of ['requests/getRequest', 'requests/resolveRequest', 'requests/signRequest']) {
    const action = actions.find((one) => one.name === name)
    const fixture = FIXTURES[name]
    if (!action || !fixture) throw new Error(`no ${name}`)
    const result = await world.call(
      openid,
      action,
      await fixture.input('r-fixture-2', { world, openid }),
    )
    expect(result).toMatchObject({ ok: false, code: FORBIDDEN })
  }
})
