import { auditEntries, auditHeads } from '@functions/kernel/audit'
import { verifyChain } from '@functions/kernel/audit-chain'
import { openDatabase } from '@functions/kernel/database'
import { sdk } from '@functions/kernel/sdk'
import { setName } from '@functions/people/contract'
import * as c from '@functions/requests/contract'
import { runWithEnv } from '../../tools/local-cloud/transport/in-process'
import {
  BUILDING,
  COMPOUND,
  GRID_WORKER,
  NEXT_COMPOUND,
  openWorld,
  personIdOf,
  RESIDENT,
  type World,
} from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterEach(() => world.cloud.faults.clear())
afterAll(() => world.close())

const input = { category: 'repair', text: '路灯不亮', photos: [], path: BUILDING }

/** The platform's own timer event. */
const runTimer = () =>
  world.cloud.call(
    'people',
    { Type: 'Timer', TriggerName: 'sealAudit', Time: new Date().toISOString(), Message: '' },
    { openid: '', source: 'wx_trigger' },
  )

const ENV = {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'local-env',
  TCB_ENV: 'local-env',
}
/** Checks a chain as an operator's tool would: from outside any function. */
const verify = (chain: string) =>
  runWithEnv(ENV, () => verifyChain(openDatabase(sdk.database({ throwOnNotFound: false })), chain))

/** Writes over documents as somebody with the database's keys could. */
function tamper(name: string, change: (docs: Record<string, unknown>[]) => object[]): void {
  const lines = change(world.all({ name })).map((doc) => JSON.stringify(doc))
  world.cloud.database.importJsonLines(name, lines.join('\n'), 'upsert')
}

async function threeDeeds(): Promise<void> {
  const { id } = await world.data(RESIDENT, c.submitRequest, input)
  world.clock.advance(1_000)
  await world.data(GRID_WORKER, c.acceptRequest, { id })
  world.clock.advance(1_000)
  await world.data(RESIDENT, c.withdrawRequest, { id })
}

test('a deed is written down with who, what, where, by what right, and without words', async () => {
  await threeDeeds()
  const [submitted, accepted] = world.all(auditEntries).sort((a, b) => Number(a.at) - Number(b.at))
  expect(submitted).toMatchObject({
    actor: personIdOf(RESIDENT),
    action: 'requests/submitRequest',
    done: '提交诉求',
    right: 'anyone',
    path: BUILDING,
    chain: COMPOUND,
    details: { category: 'repair' },
  })
  expect(accepted).toMatchObject({
    actor: personIdOf(GRID_WORKER),
    right: `grid_worker_full@${COMPOUND}`,
    details: { from: 'submitted', to: 'accepted' },
  })
  expect(JSON.stringify(world.all(auditEntries))).not.toMatch(/路灯|o-resident|荷小满/)
})

test('the timer seals what has settled, in the order of time, once', async () => {
  await threeDeeds()
  await runTimer()
  expect(await verify(COMPOUND)).toEqual({ ok: true, entries: 0, head: '' })
  world.clock.advance(60_000)
  await Promise.all([runTimer(), runTimer(), runTimer()])
  const sealed = await verify(COMPOUND)
  expect(sealed).toEqual({ ok: true, entries: 3, head: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const order = world.all(auditEntries).sort((a, b) => Number(a.seq) - Number(b.seq))
  expect(order.map(({ action }) => action)).toEqual([
    'requests/submitRequest',
    'requests/acceptRequest',
    'requests/withdrawRequest',
  ])
  await runTimer()
  expect(await verify(COMPOUND)).toEqual(sealed)
})

test('each compound has a chain of its own, deeds without a place another', async () => {
  await world.data(RESIDENT, c.submitRequest, input)
  await world.data(RESIDENT, c.submitRequest, { ...input, path: NEXT_COMPOUND })
  await world.data(RESIDENT, setName, { name: '小荷' })
  world.clock.advance(60_000)
  await runTimer()
  for (const chain of [COMPOUND, NEXT_COMPOUND, '/']) {
    expect(await verify(chain)).toMatchObject({ ok: true, entries: 1 })
  }
})

test('a sealer that dies in the middle leaves a chain that the next one finishes', async () => {
  await threeDeeds()
  world.clock.advance(60_000)
  for (let afterRequests = 1; ; afterRequests++) {
    const end = world.cloud.faults.crash({ functionName: 'people', afterRequests })
    const died = await runTimer().then(
      () => false,
      () => true,
    )
    end()
    world.clock.advance(31_000)
    expect(await verify(COMPOUND)).toMatchObject({ ok: true })
    if (!died) break
  }
  expect(await verify(COMPOUND)).toMatchObject({ ok: true, entries: 3 })
})

describe('a sealed chain that somebody changed is found out', () => {
  beforeEach(async () => {
    await threeDeeds()
    world.clock.advance(60_000)
    await runTimer()
  })
  const second = (docs: Record<string, unknown>[]) => docs.filter(({ seq }) => seq === 2)

  test.each([
    ['its actor', { actor: 'p-somebody-else' }],
    ['its time', { at: 1 }],
    ['its right', { right: 'anyone' }],
    ['a detail', { details: { from: 'submitted', to: 'not_accepted' } }],
    ['its hash', { hash: 'f'.repeat(64) }],
  ])('an entry with %s changed', async (_what, change) => {
    tamper(auditEntries.name, (docs) => second(docs).map((doc) => ({ ...doc, ...change })))
    expect(await verify(COMPOUND)).toEqual({ ok: false, seq: 2, reason: 'changed' })
  })

  test('an entry that is gone', async () => {
    tamper(auditEntries.name, (docs) => second(docs).map((doc) => ({ ...doc, chain: '/away' })))
    expect(await verify(COMPOUND)).toEqual({ ok: false, seq: 2, reason: 'missing' })
  })

  test('the last entry gone', async () => {
    const last = (docs: Record<string, unknown>[]) => docs.filter(({ seq }) => seq === 3)
    tamper(auditEntries.name, (docs) => last(docs).map((doc) => ({ ...doc, chain: '/away' })))
    expect(await verify(COMPOUND)).toEqual({ ok: false, seq: 3, reason: 'missing' })
  })

  test('two entries that changed places', async () => {
    const swapped: Record<string, number> = { 2: 3, 3: 2 }
    tamper(auditEntries.name, (docs) =>
      docs.map((doc) => ({ ...doc, seq: swapped[String(doc.seq)] ?? doc.seq })),
    )
    expect(await verify(COMPOUND)).toMatchObject({ ok: false, seq: 2, reason: 'unlinked' })
  })

  test('a head that was set back', async () => {
    tamper(auditHeads.name, (docs) => docs.map((doc) => ({ ...doc, seq: 2 })))
    expect(await verify(COMPOUND)).toEqual({ ok: false, seq: 3, reason: 'beyond_head' })
  })
})
