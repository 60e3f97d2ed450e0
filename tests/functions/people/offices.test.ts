import { DAY_MS } from '@domain/time/shanghai'
import { auditEntries } from '@functions/kernel/audit'
import { residents } from '@functions/kernel/resident'
import * as p from '@functions/people/contract'
import { appointments } from '@functions/people/store'
import { submitRequest } from '@functions/requests/contract'
import { APPOINTING } from '../fixtures/people-offices'
import {
  BUILDING,
  COMMUNITY,
  COMMUNITY_SECRETARY,
  COMPOUND,
  FAR_COMPOUND,
  GUEST,
  holderOf,
  NEIGHBOUR,
  NEXT_COMPOUND,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from '../world'

const STREET = holderOf('sub_district_staff')
const DISTRICT_STAFF = holderOf('district_staff')
const CAPTAIN = holderOf('building_captain')
const CODE = {
  forbidden: 5,
  oneself: 1202,
  family: 1203,
  term: 1204,
  held: 1205,
  over: 1206,
  taken: 1213,
  takenElected: 1214,
  codeWrong: 1208,
  usedUp: 1209,
  state: 1211,
}

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterEach(() => world.cloud.faults.clear())
afterAll(() => world.close())

/** A person reads their code out, the official enters it: what appointing by hand looks like. */
async function meet(person: string, official: string, office: object = APPOINTING) {
  const { code } = await world.data(person, p.makeAppointmentCode, {})
  const { scope, role } = { ...APPOINTING, ...office }
  const found = await world.data(official, p.findByCode, { scope, role, code })
  return { code, found }
}

async function appointAs(official: string, person: string, office: object = {}) {
  const { code } = await meet(person, official, office)
  return world.call(official, p.appoint, { ...APPOINTING, ...office, code })
}

const refusal = (result: { ok: boolean; code?: number }) => (result.ok ? 0 : result.code)
const officesAt = async (as: string, path: string) =>
  (await world.data(as, p.listOffices, { path })).offices
/** The two places an appointment is kept, which must say the same. */
function bothCopies(openid: string) {
  const resident = world.all(residents).find(({ _id }) => _id === openid) as {
    appointments: { id: string }[]
    personId: string
  }
  const listed = world.all(appointments).filter((one) => one.personId === resident.personId)
  const strip = ({
    _id,
    personId,
    name,
    dutyPhone,
    elected,
    ...rest
  }: Record<string, unknown>) => ({
    id: _id,
    ...rest,
  })
  return { copies: resident.appointments, listed: listed.map(strip) }
}

describe('appointing', () => {
  test('lets the person do their duty at once, shows them to the place and tells them', async () => {
    const result = await appointAs(SECRETARY, RESIDENT)
    expect(result).toMatchObject({ ok: true, data: { state: 'in_office' } })
    const mine = (await officesAt(NEIGHBOUR, COMPOUND)).find(
      ({ name, role }) => name === '荷小满' && role === 'building_captain',
    )
    expect(mine).toMatchObject({
      sourceDecision: APPOINTING.sourceDecision,
      placeName: '小满荷苑 1栋',
    })
    expect(JSON.stringify(mine)).not.toMatch(/10300000001|o-resident|0302/)
    expect((await world.data(RESIDENT, p.getHome, {})).duties).toHaveLength(1)
    const { items } = await world.data(RESIDENT, p.listMessages, {})
    expect(items[0]?.title).toBe('您被任命为楼栋长')
    const { copies, listed } = bothCopies(RESIDENT)
    expect(copies).toEqual(listed)
  })

  test('is in the audit log with the office it rests on, and in the history with its reason', async () => {
    await appointAs(SECRETARY, RESIDENT)
    const entry = world.all(auditEntries).find(({ action }) => action === 'people/appoint')
    expect(entry).toMatchObject({
      actor: personIdOf(SECRETARY),
      path: APPOINTING.scope,
      details: { role: 'building_captain', as: `branch_secretary@${COMPOUND}`, pending: false },
    })
    const history = async (as: string) =>
      (await world.data(as, p.listOfficeChanges, { path: COMPOUND })).items[0]
    expect(await history(SECRETARY)).toMatchObject({
      kind: 'appointed',
      reason: APPOINTING.reason,
      by: '小区书记 branch_secretary inside',
    })
    expect((await history(NEIGHBOUR))?.reason).toBeUndefined()
  })

  test('ends by itself with its term', async () => {
    await appointAs(SECRETARY, RESIDENT, { endsAt: START + 10 * DAY_MS })
    expect((await world.data(RESIDENT, p.listMyDuties, {})).duties).toHaveLength(1)
    const docs = world.all(residents).filter(({ _id }) => _id === RESIDENT)
    const past = JSON.parse(
      JSON.stringify(docs).replaceAll(String(START + 10 * DAY_MS), String(START)),
    )
    world.cloud.database.importJsonLines('residents', JSON.stringify(past[0]), 'upsert')
    expect((await world.data(RESIDENT, p.getHome, {})).duties).toEqual([])
  })

  test('is refused for oneself and for those one lives with', async () => {
    const lives = world.all(residents).find(({ _id }) => _id === NEIGHBOUR)
    const doc = world.all(residents).find(({ _id }) => _id === SECRETARY)
    const together = JSON.stringify({ ...doc, households: lives?.households })
    world.cloud.database.importJsonLines('residents', together, 'upsert')
    expect(refusal(await appointAs(SECRETARY, SECRETARY))).toBe(CODE.oneself)
    expect(refusal(await appointAs(SECRETARY, NEIGHBOUR))).toBe(CODE.family)
    expect(refusal(await appointAs(SECRETARY, RESIDENT))).toBe(0)
  })

  test('is refused outside the own compound, and for offices that others appoint to', async () => {
    const { code } = await meet(RESIDENT, SECRETARY)
    const attempt = (office: object) =>
      world.call(SECRETARY, p.appoint, { ...APPOINTING, code, ...office })
    expect(refusal(await attempt({ scope: `${NEXT_COMPOUND}/b01` }))).toBe(CODE.forbidden)
    expect(refusal(await attempt({ role: 'branch_secretary', scope: COMPOUND }))).toBe(
      CODE.forbidden,
    )
    expect(refusal(await attempt({ role: 'district_staff', scope: '/430202' }))).toBe(
      CODE.forbidden,
    )
  })

  test('is refused for a term too long, past or backwards, with the reason at its field', async () => {
    const { code } = await meet(RESIDENT, SECRETARY)
    const term = (startsAt: number, endsAt: number) =>
      world.call(SECRETARY, p.appoint, { ...APPOINTING, code, startsAt, endsAt })
    for (const [from, to] of [
      [0, 4 * 366],
      [-2, 100],
      [5, 3],
      [95, 200],
    ] as const) {
      const result = await term(START + from * DAY_MS, START + to * DAY_MS)
      expect(result).toMatchObject({ code: CODE.term, details: { endsAt: expect.any(String) } })
    }
  })

  test('is refused for who holds that office then, and allowed for a later term', async () => {
    const rep = { role: 'resident_rep' } as const
    await appointAs(SECRETARY, RESIDENT, rep)
    expect(refusal(await appointAs(SECRETARY, RESIDENT, rep))).toBe(CODE.held)
    const later = { startsAt: START + 60 * DAY_MS, endsAt: START + 90 * DAY_MS }
    await world.data(RESIDENT, p.listMyDuties, {}).then(async ({ duties }) => {
      const id = duties[0]?.id
      const input = { id, endsAt: START + 30 * DAY_MS, reason: '任期改短', sourceDecision: '会议' }
      await world.data(SECRETARY, p.endOffice, input)
    })
    expect(refusal(await appointAs(SECRETARY, RESIDENT, { ...rep, ...later }))).toBe(0)
    expect((await world.data(RESIDENT, p.listMyDuties, {})).duties).toMatchObject([
      { upcoming: true },
      { upcoming: false },
    ])
  })
})

describe('a building has one captain', () => {
  const there = { scope: BUILDING } as const
  const former = 'ap-building_captain-inside'
  const captains = async () =>
    (await officesAt(NEIGHBOUR, BUILDING))
      .filter(({ role, scope }) => role === 'building_captain' && scope === BUILDING)
      .map(({ name }) => name)

  test('so a second is refused, saying who holds it and until when, unless the term comes after', async () => {
    const result = await appointAs(SECRETARY, RESIDENT, there)
    expect(result).toMatchObject({
      code: CODE.taken,
      message: expect.stringContaining('接替'),
      details: { holder: { id: former, name: 'building_captain inside' } },
    })
    await world.data(SECRETARY, p.endOffice, {
      ...{ id: former, endsAt: START + 30 * DAY_MS },
      ...{ reason: '要搬走', sourceDecision: '会议' },
    })
    const later = { startsAt: START + 30 * DAY_MS, endsAt: START + 90 * DAY_MS }
    expect(refusal(await appointAs(SECRETARY, RESIDENT, { ...there, ...later }))).toBe(0)
  })

  test('and by an explicit choice the former makes room, is told, and it is in the history', async () => {
    const wrong = { ...there, replaces: 'ap-resident_rep-inside' }
    expect(refusal(await appointAs(SECRETARY, RESIDENT, wrong))).toBe(CODE.taken)
    await appointAs(SECRETARY, RESIDENT, { ...there, replaces: former })
    expect(await captains()).toEqual(['荷小满'])
    expect((await world.data(CAPTAIN, p.getHome, {})).duties).toEqual([])
    expect((await world.data(CAPTAIN, p.listMessages, {})).items[0]?.title).toMatch(/结束/)
    const { items } = await world.data(SECRETARY, p.listOfficeChanges, { path: BUILDING })
    expect(items.map(({ kind }) => kind).sort()).toEqual(['appointed', 'ended'])
    for (const who of [CAPTAIN, RESIDENT]) {
      expect(bothCopies(who).copies).toEqual(bothCopies(who).listed)
    }
  })

  test('and there is room for a third on the day the second left', async () => {
    const today = { startsAt: START - 9 * 3_600_000 }
    await appointAs(SECRETARY, RESIDENT, { ...there, ...today, replaces: former })
    const [held] = (await world.data(RESIDENT, p.listMyDuties, {})).duties
    const third = { ...there, ...today, name: '樟微雨' }
    expect(refusal(await appointAs(SECRETARY, NEIGHBOUR, third))).toBe(CODE.taken)
    const second = { ...third, replaces: held?.id }
    expect(refusal(await appointAs(SECRETARY, NEIGHBOUR, second))).toBe(0)
    expect(await captains()).toEqual(['樟微雨'])
  })

  test('but whom neighbours elected is not replaced by one person alone', async () => {
    const doc = world.all(appointments).find(({ _id }) => _id === former)
    const elected = JSON.stringify({ ...doc, elected: true })
    world.cloud.database.importJsonLines(appointments.name, elected, 'upsert')
    for (const replaces of [{}, { replaces: former }]) {
      const result = await appointAs(SECRETARY, RESIDENT, { ...there, ...replaces })
      expect(refusal(result)).toBe(CODE.takenElected)
    }
    expect(await captains()).toEqual(['building_captain inside'])
  })

  test('and of two appointed at once one holds it', async () => {
    const first = await meet(RESIDENT, SECRETARY)
    const second = await meet(NEIGHBOUR, COMMUNITY_SECRETARY)
    // The first takes so long that the second has looked before it is done.
    const fault = { kind: 'slow', ms: 400 } as const
    world.cloud.faults.add({ target: 'database.commitTransaction', fault, times: 1 })
    const results = await Promise.all([
      world.call(SECRETARY, p.appoint, { ...APPOINTING, code: first.code }),
      world.call(COMMUNITY_SECRETARY, p.appoint, {
        ...APPOINTING,
        name: '樟微雨',
        code: second.code,
      }),
    ])
    expect(results.map(refusal).sort()).toEqual([0, CODE.taken])
  })
})

describe('the appointment code', () => {
  test('shows name and masked home, works for who looked it up, and only once', async () => {
    const rep = { role: 'resident_rep' } as const
    const { code, found } = await meet(RESIDENT, SECRETARY, rep)
    expect(found).toEqual({
      found: true,
      personId: personIdOf(RESIDENT),
      name: '荷小满',
      homes: ['小满荷苑 3栋 *单元**室'],
      duties: [],
    })
    const staff = holderOf('community_staff')
    const input = { ...APPOINTING, ...rep, code }
    expect(refusal(await world.call(staff, p.appoint, input))).toBe(CODE.codeWrong)
    expect(refusal(await world.call(SECRETARY, p.appoint, input))).toBe(0)
    expect(refusal(await world.call(SECRETARY, p.appoint, input))).toBe(CODE.codeWrong)
  })

  test('is stopped after five wrong ones a day, also for a right one', async () => {
    const { code } = await world.data(RESIDENT, p.makeAppointmentCode, {})
    const wrong = code === '000000' ? '000001' : '000000'
    const find = (one: string) =>
      world.call(SECRETARY, p.findByCode, { scope: BUILDING, role: 'building_captain', code: one })
    for (let left = 4; left >= 0; left--) {
      expect(await find(wrong)).toMatchObject({ data: { found: false, triesLeft: left } })
    }
    for (const one of [wrong, code]) expect(refusal(await find(one))).toBe(CODE.usedUp)
  })

  test('guessed at appointing gets nobody appointed', async () => {
    const { code } = await world.data(RESIDENT, p.makeAppointmentCode, {})
    const result = await world.call(SECRETARY, p.appoint, { ...APPOINTING, code })
    expect(refusal(result)).toBe(CODE.codeWrong)
  })

  test('is nowhere in the audit log', async () => {
    const { code } = await meet(RESIDENT, SECRETARY)
    await world.data(SECRETARY, p.appoint, { ...APPOINTING, code })
    expect(JSON.stringify(world.all(auditEntries))).not.toContain(code)
  })
})

describe('a sensitive office', () => {
  const office = { role: 'branch_secretary', scope: COMPOUND } as const
  const propose = async () => {
    const result = await appointAs(COMMUNITY_SECRETARY, RESIDENT, office)
    if (!result.ok) throw new Error(result.message)
    expect(result.data.state).toBe('pending')
    return result.data.id
  }
  const waits = async (as: string) =>
    (await world.data(as, p.getHome, {})).needsMe.map(({ kind, url }) => ({ kind, url }))

  test('waits on the home of who can say yes, and is held from that yes on', async () => {
    const id = await propose()
    const task = {
      kind: 'office_to_confirm',
      url: `/features/offices/pages/proposal/index?id=${id}`,
    }
    expect([await waits(STREET), await waits(COMMUNITY_SECRETARY)]).toEqual([[task], []])
    expect((await world.data(RESIDENT, p.getHome, {})).duties).toEqual([])
    await world.data(STREET, p.decideProposal, { id, decision: 'confirm' })
    expect((await world.data(RESIDENT, p.getHome, {})).duties).toMatchObject([office])
    expect(await waits(STREET)).toEqual([])
    const [change] = (await world.data(STREET, p.listOfficeChanges, { path: COMPOUND })).items
    expect(change).toMatchObject({
      by: expect.stringMatching(/^社区书记/),
      second: expect.stringMatching(/^街道/),
    })
  })

  test('is not held after a no, which needs a reason and reaches the proposer', async () => {
    const id = await propose()
    expect(refusal(await world.call(STREET, p.decideProposal, { id, decision: 'refuse' }))).toBe(
      2014,
    )
    await world.data(STREET, p.decideProposal, { id, decision: 'refuse', reason: '先公示' })
    expect((await world.data(RESIDENT, p.getHome, {})).duties).toEqual([])
    const { items } = await world.data(COMMUNITY_SECRETARY, p.listMessages, {})
    expect(items[0]).toMatchObject({ body: '先公示' })
    const again = await world.call(STREET, p.decideProposal, { id, decision: 'confirm' })
    expect(refusal(again)).toBe(CODE.state)
  })

  test('is not confirmed by who proposed it, nor by whom it is about, whatever their office', async () => {
    const street = { role: 'sub_district_staff', scope: COMMUNITY.slice(0, 17) }
    const another = await appointAs(DISTRICT_STAFF, NEIGHBOUR, street)
    expect(another).toMatchObject({ data: { state: 'pending' } })
    const id = another.ok ? another.data.id : ''
    const decide = (as: string) => world.call(as, p.decideProposal, { id, decision: 'confirm' })
    expect(refusal(await decide(DISTRICT_STAFF))).toBe(CODE.forbidden)
    // The person it is about, were they in the district's office already.
    const doc = world.all(residents).find(({ _id }) => _id === DISTRICT_STAFF)
    const self = world.all(residents).find(({ _id }) => _id === NEIGHBOUR)
    const raised = JSON.stringify({ ...self, appointments: doc?.appointments })
    world.cloud.database.importJsonLines('residents', raised, 'upsert')
    expect(refusal(await decide(NEIGHBOUR))).toBe(CODE.forbidden)
  })

  test('is taken back by its proposer', async () => {
    const id = await propose()
    await world.data(COMMUNITY_SECRETARY, p.withdrawProposal, { id })
    expect(await waits(STREET)).toEqual([])
    const late = await world.call(STREET, p.decideProposal, { id, decision: 'confirm' })
    expect(refusal(late)).toBe(CODE.state)
  })

  test('confirmed twice at once is held once', async () => {
    const id = await propose()
    const second = holderOf('sub_district_staff')
    await Promise.all(
      Array.from({ length: 20 }, () =>
        world.call(second, p.decideProposal, { id, decision: 'confirm' }),
      ),
    )
    expect((await world.data(RESIDENT, p.listMyDuties, {})).duties).toHaveLength(1)
  })
})

describe('ending', () => {
  const id = 'ap-building_captain-inside'
  const said = { reason: '长期不在家', sourceDecision: '小区党支部会议纪要' }

  test('takes effect at once, in both places, and tells the holder', async () => {
    await world.data(SECRETARY, p.endOffice, { id, endsAt: null, ...said })
    expect((await world.data(CAPTAIN, p.getHome, {})).duties).toEqual([])
    expect((await world.data(CAPTAIN, p.listMessages, {})).items[0]?.title).toMatch(/已经结束/)
    const { copies, listed } = bothCopies(CAPTAIN)
    expect(copies).toEqual(listed)
    const again = await world.call(SECRETARY, p.endOffice, { id, endsAt: null, ...said })
    expect(refusal(again)).toBe(CODE.over)
  })

  test('never makes a term longer', async () => {
    const longer = { id, endsAt: START + 500 * DAY_MS, ...said }
    expect(refusal(await world.call(SECRETARY, p.endOffice, longer))).toBe(CODE.term)
    const past = { id, endsAt: START - 1, ...said }
    expect(refusal(await world.call(SECRETARY, p.endOffice, past))).toBe(CODE.term)
  })

  test('of a sensitive office needs the second yes', async () => {
    const secretary = { id: 'ap-branch_secretary-inside', endsAt: null, ...said }
    expect(await world.data(COMMUNITY_SECRETARY, p.endOffice, secretary)).toMatchObject({
      state: 'pending',
    })
    expect((await world.data(SECRETARY, p.getHome, {})).duties).toHaveLength(1)
    const { items } = await world.data(STREET, p.listProposals, { tab: 'to_confirm' })
    expect(items).toMatchObject([{ change: 'end', moves: ['confirm', 'refuse'] }])
    await world.data(STREET, p.decideProposal, { id: items[0]?.id, decision: 'confirm' })
    expect((await world.data(SECRETARY, p.getHome, {})).duties).toEqual([])
  })

  test('by oneself is resigning: at once or at a date, and those who appoint hear of it', async () => {
    const at = START + 30 * DAY_MS
    await world.data(CAPTAIN, p.resignOffice, { id, endsAt: at, reason: '要搬家' })
    expect((await world.data(CAPTAIN, p.listMyDuties, {})).duties).toMatchObject([{ endsAt: at }])
    for (const who of [SECRETARY, COMMUNITY_SECRETARY, holderOf('community_staff')]) {
      const [message] = (await world.data(who, p.listMessages, {})).items
      expect(message?.title).toMatch(/辞去职务/)
    }
    expect(bothCopies(CAPTAIN).copies).toEqual(bothCopies(CAPTAIN).listed)
  })
})

describe('who sees and who is seen', () => {
  test('people of the place and its officials see who is in office; others do not', async () => {
    for (const as of [RESIDENT, NEIGHBOUR, SECRETARY, DISTRICT_STAFF]) {
      expect((await officesAt(as, COMPOUND)).length).toBeGreaterThan(10)
    }
    for (const as of [
      GUEST,
      holderOf('branch_secretary', 'outside'),
      holderOf('mediator', 'ended'),
    ]) {
      expect(refusal(await world.call(as, p.listOffices, { path: COMPOUND }))).toBe(CODE.forbidden)
    }
    expect(refusal(await world.call(RESIDENT, p.listOffices, { path: FAR_COMPOUND }))).toBe(
      CODE.forbidden,
    )
  })

  test('a holder publishes a duty phone and takes it back; nobody else can', async () => {
    const id = 'ap-mediator-inside'
    const phoneAt = async () =>
      (await officesAt(RESIDENT, COMPOUND)).find((one) => one.id === id)?.phone
    const mediator = holderOf('mediator')
    await world.data(mediator, p.setDutyPhone, { id, phone: '0731-22221111' })
    expect(await phoneAt()).toBe('0731-22221111')
    await world.data(mediator, p.setDutyPhone, { id, phone: null })
    expect(await phoneAt()).toBeUndefined()
    const other = await world.call(SECRETARY, p.setDutyPhone, { id, phone: '0731-22221111' })
    expect(refusal(other)).toBe(CODE.forbidden)
    expect(JSON.stringify(world.all(auditEntries))).not.toContain('22221111')
  })
})

test('appointing that dies after any database request leaves nothing half done', async () => {
  const { code } = await meet(RESIDENT, SECRETARY)
  const beginning = world.cloud.database.snapshot()
  const state = () => JSON.stringify([residents, appointments].map((one) => world.all(one)))
  let crashes = 0
  for (let afterRequests = 1; ; afterRequests++) {
    world.cloud.database.reset(beginning)
    const before = state()
    const key = `crash-appoint-${afterRequests}-00000`
    const end = world.cloud.faults.crash({ functionName: 'people', afterRequests })
    const first = await world.call(SECRETARY, p.appoint, { ...APPOINTING, code }, key)
    end()
    if (first.ok) break
    crashes += 1
    const { copies, listed } = bothCopies(RESIDENT)
    expect(copies).toEqual(listed)
    const isDone = state() !== before
    // A dead function's transaction is given up by the service after 30 seconds.
    world.clock.advance(31_000)
    expect(await world.call(SECRETARY, p.appoint, { ...APPOINTING, code }, key)).toMatchObject({
      ok: true,
    })
    if (isDone) expect(bothCopies(RESIDENT).copies).toHaveLength(1)
  }
  expect(crashes).toBeGreaterThanOrEqual(8)
})

test('a captain once appointed may act as one, and no more once it is over', async () => {
  await appointAs(SECRETARY, RESIDENT, { endsAt: world.clock.now() + 2 * DAY_MS })
  const submitted = await world.data(NEIGHBOUR, submitRequest, {
    category: 'repair',
    text: '路灯不亮',
    photos: [],
    path: BUILDING,
  })
  expect(submitted.id).toBeDefined()
  const write = async () =>
    (await officesAt(NEIGHBOUR, APPOINTING.scope)).some((one) => one.name === '荷小满')
  expect(await write()).toBe(true)
  world.clock.advance(3 * DAY_MS)
  expect(await write()).toBe(false)
  expect((await world.data(RESIDENT, p.listMyDuties, {})).past).toHaveLength(1)
})
