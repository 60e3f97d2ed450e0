import { CONSENTS } from '@domain/people/consents'
import { DAY_MS } from '@domain/time/shanghai'
import { opinions, signatures, votes } from '@functions/conventions/store'
import { listObjections } from '@functions/elections/contract'
import { nominations, objections, scrutineers, supports, terms } from '@functions/elections/store'
import { polls, seats } from '@functions/elections/voting/store'
import { type AccessLogDoc, accessLog } from '@functions/kernel/access-log'
import { auditEntries } from '@functions/kernel/audit'
import { residents } from '@functions/kernel/resident'
import { notices } from '@functions/notices/store'
import { claims } from '@functions/people/claims/store'
import * as p from '@functions/people/contract'
import { requireConsent } from '@functions/people/privacy/consent'
import { households } from '@functions/people/store'
import { handOver, listQueue, listStation } from '@functions/points/contract'
import { accounts, entries, redemptions } from '@functions/points/store'
import { getRequest, submitRequest, withdrawRequest } from '@functions/requests/contract'
import { getActivity } from '@functions/volunteering/contract'
import { hoursRecords } from '@functions/volunteering/store'
import { agree } from '../agree'
import { FIXTURES } from '../fixtures'
import { type Fixture, load } from '../fixtures/fixture'
import { claimDoc } from '../fixtures/people-claims'
import { redemptionDoc } from '../fixtures/points-docs'
import {
  BUILDING,
  COMPOUND,
  EMPTY_HOME,
  GRID_WORKER,
  GUEST,
  HANDLER,
  HOME,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from '../world'

const PHONE = '10300000001'
const CODE = { version: 1402, inOffice: 1403, head: 1404, notClosing: 1405, homes: 1406 }

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterEach(() => world.cloud.faults.clear())
afterAll(() => world.close())

const refusal = (result: { ok: boolean; code?: number }) => (result.ok ? 0 : result.code)
const submit = (as = RESIDENT) =>
  world.data(as, submitRequest, { category: 'repair', text: '水管漏了', photos: [], path: HOME })
const runTimer = () =>
  world.cloud.call(
    'people',
    { Type: 'Timer', TriggerName: 'sealAudit', Time: new Date().toISOString(), Message: '' },
    { openid: '', source: 'wx_trigger' },
  )

/** A secretary's look at hours that are published, and at an objection that names a home. */
async function lookAtHours() {
  const input = FIXTURES['volunteering/decideObjection']
  load(world.cloud.database, input as Fixture, 'activity0001')
  await world.data(SECRETARY, getActivity, { id: 'activity0001' })
}
async function lookAtObjection() {
  load(world.cloud.database, FIXTURES['elections/ruleOnObjection'] as Fixture, 'objection001')
  await world.data(SECRETARY, listObjections, { id: 'elect0001', about: 'roll' })
}

describe('who looked at my record', () => {
  const looks = async (as = RESIDENT) => (await world.data(as, p.listLooks, {})).items

  test('names an official by role and name, what was seen and why, once an hour', async () => {
    const { id } = await submit()
    for (const as of [GRID_WORKER, GRID_WORKER, SECRETARY]) await world.data(as, getRequest, { id })
    world.clock.advance(3_600_000)
    await world.data(GRID_WORKER, getRequest, { id })
    expect((await looks()).map(({ who }) => who)).toEqual([
      '专职网格员 grid_worker_full inside',
      expect.stringMatching(/专职网格员|小区书记/),
      expect.stringMatching(/专职网格员|小区书记/),
    ])
    expect((await looks())[0]).toMatchObject({
      what: expect.stringContaining('房号'),
      why: '办理诉求',
    })
  })

  test('holds no look of one’s own, and none that was refused', async () => {
    const { id } = await submit()
    await world.data(RESIDENT, getRequest, { id })
    expect(refusal(await world.call(NEIGHBOUR, getRequest, { id }))).toBe(5)
    expect(await looks()).toEqual([])
  })

  test('is shown to the one it is about and to nobody else', async () => {
    const { id } = await submit()
    await world.data(GRID_WORKER, getRequest, { id })
    for (const as of [NEIGHBOUR, GRID_WORKER, GUEST]) expect(await looks(as)).toEqual([])
    const stored = JSON.stringify(world.all(accessLog))
    expect(stored).not.toMatch(/10300000001|荷小满|1单元302|o-resident/)
  })

  test('is written down before the answer leaves, or there is no answer', async () => {
    const { id } = await submit()
    let deaths = 0
    for (let afterRequests = 1; ; afterRequests++) {
      const end = world.cloud.faults.crash({ functionName: 'requests', afterRequests })
      const look = world.call(GRID_WORKER, getRequest, { id })
      const isAnswered = await look.then(
        ({ ok }) => ok,
        () => false,
      )
      end()
      if (isAnswered) break
      deaths += 1
    }
    expect(deaths).toBe(3)
    expect(await looks()).toHaveLength(1)
  })

  test('holds the lists that name people in full: who asked to be let in, what they exchange', async () => {
    const claimed = claimDoc('claim-of-the-neighbour')
    const mine = claimDoc('claim-of-my-own', {
      personId: personIdOf(RESIDENT),
      state: 'pending_secretary',
      desks: [`branch_secretary@${COMPOUND}`],
    })
    world.cloud.database.loadDocuments(claims.name, [{ ...claimed }, { ...mine }])
    await world.data(RESIDENT, p.listClaims, {})
    expect(await looks(NEIGHBOUR)).toMatchObject([{ who: '荷小满', why: '核实登记' }])
    await world.data(SECRETARY, p.listClaims, {})
    const waits = redemptionDoc('redemption-of-mine', {
      personId: personIdOf(RESIDENT),
      desks: [`branch_secretary@${COMPOUND}`],
    })
    world.cloud.database.loadDocuments(redemptions.name, [{ ...waits }])
    await world.data(SECRETARY, listQueue, {})
    world.cloud.database.loadDocuments(redemptions.name, [
      { ...redemptionDoc('redemptionready1', { personId: personIdOf(RESIDENT), state: 'ready' }) },
    ])
    await world.data(SECRETARY, listStation, { compound: COMPOUND })
    load(world.cloud.database, FIXTURES['points/handOver'] as Fixture, 'redemption01')
    await world.data(SECRETARY, handOver, { id: 'redemption01', how: 'paper' })
    await lookAtHours()
    await lookAtObjection()
    expect((await looks()).map(({ why }) => why).sort()).toEqual([
      '发放礼品',
      '发放礼品',
      '处理选举异议',
      '审批兑换',
      '核实志愿时长',
      '核实登记',
    ])
  })

  test('holds a secretary’s look at a household, once for all who live there, and none of its own', async () => {
    await world.data(SECRETARY, p.getHousehold, { household: HOME })
    expect(await looks()).toMatchObject([{ what: '您这一户的房号和家里人的称呼' }])
    await world.data(RESIDENT, p.getHousehold, { household: HOME })
    expect(world.all(accessLog)).toHaveLength(1)
  })

  test('a person found by their code sees that they were looked up', async () => {
    const { code } = await world.data(RESIDENT, p.makeAppointmentCode, {})
    const input = { scope: BUILDING, role: 'building_captain', code }
    await world.data(SECRETARY, p.findByCode, input)
    expect(await looks()).toMatchObject([{ who: '小区书记 branch_secretary inside' }])
  })
})

describe('consents', () => {
  const stateOf = async (kind: string, as = RESIDENT) =>
    (await world.data(as, p.getPrivacy, {})).consents.find((one) => one.kind === kind)?.state
  const give = (kind: 'phone' | 'household', version: number = CONSENTS[kind].version) =>
    world.call(RESIDENT, p.giveConsent, { kind, version })

  test('are given to a version, kept with their time, and taken back as easily', async () => {
    expect(await stateOf('phone')).toBe('unasked')
    expect(refusal(await give('phone'))).toBe(0)
    expect(await stateOf('phone')).toBe('given')
    await world.data(RESIDENT, p.withdrawConsent, { kind: 'phone' })
    expect(await stateOf('phone')).toBe('withdrawn')
    expect(world.all({ name: 'consents' })).toHaveLength(2)
  })

  test('to a text that changed meanwhile are refused', async () => {
    expect(refusal(await give('phone', CONSENTS.phone.version + 1))).toBe(CODE.version)
  })

  test('that are missing, outdated or taken back stop what needs them', () => {
    const said = (given: boolean, version: number = CONSENTS.phone.version) => ({
      consents: [{ kind: 'phone' as const, version, given, at: 1 }],
    })
    const attempt = (session: Parameters<typeof requireConsent>[0]) => () =>
      requireConsent(session, 'phone')
    for (const session of [{ consents: [] }, said(false), said(true, 0)]) {
      expect(attempt(session)).toThrow('同意后再办')
    }
    expect(attempt(said(true))).not.toThrow()
  })

  test('are asked for before a home is claimed: nothing is stored, no code is tried', async () => {
    const wrong = { method: 'household_code', code: 'AAAAAAAA' }
    const input = { household: EMPTY_HOME, relation: 'owner', method: 'secretary_approval' }
    for (const more of [{}, wrong]) {
      const answer = await world.call(GUEST, p.claimHousehold, { ...input, ...more })
      expect(answer).toMatchObject({ code: 1401, details: { consent: 'household' } })
    }
    for (const name of ['claims', 'claim_tries']) expect(world.all({ name })).toEqual([])
    await agree(world, GUEST, 'household')
    expect(await world.data(GUEST, p.claimHousehold, input)).toMatchObject({ outcome: 'opened' })
    // While it waits, the consent it rests on stays.
    const back = await world.call(GUEST, p.withdrawConsent, { kind: 'household' })
    expect(refusal(back)).toBe(CODE.homes)
  })

  test('are asked for before a phone is bound, and WeChat’s code is still good after the yes', async () => {
    const code = world.cloud.client({ openid: GUEST }).getPhoneNumberCode()
    const answer = await world.call(GUEST, p.bindPhone, { code })
    expect(answer).toMatchObject({ code: 1401, details: { consent: 'phone' } })
    await agree(world, GUEST, 'phone')
    expect(refusal(await world.call(GUEST, p.bindPhone, { code }))).toBe(0)
  })

  test('taking back the phone’s erases the phone at once', async () => {
    expect((await world.data(RESIDENT, p.getMe, {})).phoneMasked).toBeDefined()
    await world.data(RESIDENT, p.withdrawConsent, { kind: 'phone' })
    expect((await world.data(RESIDENT, p.getMe, {})).phoneMasked).toBeUndefined()
    expect(JSON.stringify(world.all(residents))).not.toContain(PHONE)
  })

  test('taking back the household’s waits until nobody is registered by it', async () => {
    const result = await world.call(RESIDENT, p.withdrawConsent, { kind: 'household' })
    expect(refusal(result)).toBe(CODE.homes)
  })
})

describe('a copy of my data', () => {
  async function copy(as: string) {
    const parts: Record<string, p.ExportItem[]> = {}
    let part: p.ExportPart | undefined = 'profile'
    let cursor: string | undefined
    for (let calls = 0; part && calls < 100; calls++) {
      const page: Awaited<ReturnType<typeof fetchPage>> = await fetchPage(as, part, cursor)
      expect(JSON.stringify(page).length).toBeLessThan(1_000_000)
      parts[part] = [...(parts[part] ?? []), ...page.items]
      cursor = page.cursor
      part = cursor ? part : page.next
    }
    return parts
  }
  const fetchPage = (as: string, part: p.ExportPart, cursor: string | undefined) =>
    world.data(as, p.exportMyData, { part, ...(cursor && { cursor }) })

  test('holds every part, page by page, and each row once', async () => {
    for (let i = 0; i < 23; i++) {
      world.clock.advance(1_000)
      const { id } = await submit()
      await world.data(GRID_WORKER, getRequest, { id })
    }
    await world.data(RESIDENT, p.giveConsent, { kind: 'phone', version: 1 })
    const parts = await copy(RESIDENT)
    expect(Object.keys(parts)).toEqual(Object.keys(p.EXPORT_PARTS))
    expect(parts.profile?.[0]).toMatchObject({ 称呼: '荷小满', 手机号: PHONE })
    expect(parts.requests).toHaveLength(23)
    expect(new Set(parts.requests?.map((one) => one.编号)).size).toBe(23)
    expect(parts.looks).toHaveLength(23)
    expect(parts.deeds).toHaveLength(24)
    expect(parts.consents).toMatchObject([{ 哪一项: '手机号', 怎么说: '同意' }])
    expect(JSON.stringify(parts)).not.toContain(RESIDENT)
  })

  test('holds more deeds of one millisecond than a page has room for, and all before them', async () => {
    const deed = (i: number, at: number) => ({
      _id: `deed-${String(i).padStart(4, '0')}`,
      ...{ actor: personIdOf(RESIDENT), at, right: 'anyone', action: 'a/b', done: '办了一件事' },
      ...{ target: '', path: '', chain: '', details: {}, seq: i + 1, prev: '', hash: '' },
    })
    const many = Array.from({ length: 50 }, (_, i) => deed(i, START - (i < 45 ? 5 : i)))
    world.cloud.database.loadDocuments(auditEntries.name, many)
    const { deeds = [] } = await copy(RESIDENT)
    expect(new Set(deeds.map((one) => one.编号)).size).toBe(50)
    expect(deeds).toHaveLength(50)
  })

  test('holds what other parts keep, every role in elections and no choice', async () => {
    const [me, at] = [personIdOf(RESIDENT), START - 1]
    const put = ({ name }: { name: string }, ...docs: object[]) =>
      world.cloud.database.loadDocuments(
        name,
        docs.map((doc, i) => ({ _id: `${name}-${i}`, order: `${at}-${i}`, at, ...doc })),
      )
    put(notices, {
      authorId: me,
      title: '周三停水',
      body: '请储水',
      authorName: '荷小满',
      pictures: [],
      attachments: [],
      state: 'draft',
      createdAt: at,
    })
    put(nominations, {
      nomineeId: me,
      name: '荷小满',
      state: 'accepted',
      statement: '愿意跑腿',
      facts: { bornOn: '1960-01', livesHereSince: '2001-01' },
      proposedAt: at,
    })
    put(scrutineers, { personId: me, state: 'chosen' })
    put(terms, { personId: me, name: '荷小满', startsAt: at, ended: null })
    put(supports, { personId: me })
    put(objections, { raisedBy: me, raisedAt: at, words: '名册漏了一户' })
    put(
      polls,
      { _id: 'poll-1', path: BUILDING, title: '3栋楼栋长选举', from: at },
      { _id: 'poll-0', path: BUILDING, title: '我搬来以前', from: 1 },
    )
    const seat = {
      household: HOME,
      voted: true,
      ballotHash: 'secret-hash',
      credential: 'secret-key',
    }
    put(seats, { ...seat, pollId: 'poll-1' }, { ...seat, pollId: 'poll-0' })
    put(signatures, {
      signerId: me,
      version: 2,
      signer: '荷小满',
      household: '3栋 *单元',
      channel: 'phone',
    })
    put(votes, { by: me, choice: 'for' })
    put(opinions, { authorId: me, text: '狗要牵绳', wording: '', supports: 3 })
    put(hoursRecords, {
      personId: me,
      title: '周六清洁',
      startsAt: at,
      halfHours: 3,
      kind: 'witnessed',
    })
    put(accounts, { _id: 'acc-1', personId: me })
    put(
      entries,
      {
        persons: ['acc-1'],
        type: 'transfer',
        kind: 'issue',
        credit: 'acc-1',
        points: 3,
        about: '周六清洁',
      },
      {
        persons: ['acc-1'],
        type: 'transfer',
        kind: 'redeem',
        debit: 'acc-1',
        credit: 'x',
        points: 2,
        about: '毛巾',
      },
    )
    const parts = await copy(RESIDENT)
    expect(parts.notices).toMatchObject([{ 标题: '周三停水', 状态: '草稿' }])
    expect(parts.hours).toMatchObject([{ 活动: '周六清洁', 小时: 1.5 }])
    expect(parts.points?.map(({ 积分 }) => 积分)).toEqual([-2, 3])
    expect(parts.conventions?.map(({ 事项 }) => 事项)).toEqual([
      '在公约第 2 版签名',
      '替一户表决公约',
      '对公约提意见',
    ])
    expect(parts.elections?.map((one) => one.事项).sort()).toEqual(
      ['3栋楼栋长选举', '当选任职', '提出异议', '监票', '联名提名', '被提名'].sort(),
    )
    expect(parts.elections).toContainEqual(expect.objectContaining({ 我家: '投了票' }))
    expect(JSON.stringify(parts)).not.toMatch(/secret|我搬来以前/)
    const others = await copy(NEIGHBOUR)
    for (const part of ['notices', 'elections', 'conventions', 'hours', 'points'] as const) {
      expect(others[part]).toEqual([])
    }
  })

  test('of an official holds what they looked at, of a guest nothing', async () => {
    const { id } = await submit()
    await world.data(GRID_WORKER, getRequest, { id })
    const official = await copy(GRID_WORKER)
    expect(official.looked).toMatchObject([{ 事项: id }])
    expect(official.offices).toMatchObject([{ 职务: '专职网格员' }])
    const guest = await copy(GUEST)
    expect(Object.values(guest).flat()).toEqual([])
  })
})

describe('closing an account', () => {
  const closeAs = (as: string) => world.call(as, p.closeAccount, {})
  const later = () => world.clock.advance(16 * DAY_MS)
  const homeWith = (members: string[], headId: string) => {
    const home = world.all(households).find(({ _id }) => _id === HOME)
    const doc = {
      ...home,
      headId,
      members: members.map((personId) => ({ personId, relation: 'family', since: 1 })),
    }
    world.cloud.database.importJsonLines('households', JSON.stringify(doc), 'upsert')
  }

  test('waits for who is in office, and for a head with a family', async () => {
    expect(refusal(await closeAs(SECRETARY))).toBe(CODE.inOffice)
    homeWith([personIdOf(RESIDENT), personIdOf(NEIGHBOUR)], personIdOf(RESIDENT))
    expect(refusal(await closeAs(RESIDENT))).toBe(CODE.head)
    expect((await world.data(RESIDENT, p.getPrivacy, {})).obstacles).toEqual(['head_of_household'])
    homeWith([personIdOf(RESIDENT)], personIdOf(RESIDENT))
    expect(refusal(await closeAs(RESIDENT))).toBe(0)
  })

  test('is taken back within the days of cooling', async () => {
    await closeAs(RESIDENT)
    expect((await world.data(RESIDENT, p.getPrivacy, {})).closesAt).toBeDefined()
    await world.data(RESIDENT, p.keepAccount, {})
    expect(refusal(await world.call(RESIDENT, p.keepAccount, {}))).toBe(CODE.notClosing)
    later()
    await runTimer()
    expect((await world.data(RESIDENT, p.getMe, {})).me.name).toBe('荷小满')
  })

  test('is not taken back once it has begun: half an account is no use', async () => {
    for (let i = 0; i < 22; i++) await submit()
    await closeAs(RESIDENT)
    later()
    await runTimer()
    expect(world.all({ name: 'account_closings' })).toMatchObject([
      { state: 'waiting', begun: true },
    ])
    expect(refusal(await world.call(RESIDENT, p.keepAccount, {}))).toBe(1407)
  })

  test('takes away every need and certificate, however many there are', async () => {
    const personId = personIdOf(RESIDENT)
    const of = (name: string, doc: object) =>
      world.cloud.database.loadDocuments(
        name,
        Array.from({ length: 130 }, (_, i) => ({
          ...{ _id: `many${i}`, personId, name: '荷小满', compound: COMPOUND },
          ...{ order: String(i).padStart(4, '0'), ...doc },
        })),
      )
    of('service_needs', { words: '陪我', wished: '', home: HOME, placeName: '', desks: [] })
    of('volunteer_certificates', {})
    await closeAs(RESIDENT)
    later()
    for (let runs = 0; runs < 10; runs++) await runTimer()
    expect(JSON.stringify(world.all({ name: 'service_needs' }))).not.toMatch(/荷小满|0302/)
    expect(world.all({ name: 'volunteer_certificates' })).toEqual([])
  })

  test('leaves nothing that names the person, and what stays is nobody’s', async () => {
    homeWith([personIdOf(RESIDENT), personIdOf(NEIGHBOUR)], personIdOf(NEIGHBOUR))
    const ids = []
    for (let i = 0; i < 22; i++) ids.push((await submit()).id)
    await world.data(RESIDENT, withdrawRequest, { id: ids[0] })
    await agree(world, RESIDENT, 'household')
    await world.data(RESIDENT, p.claimHousehold, {
      ...{ household: EMPTY_HOME, relation: 'owner', method: 'secretary_approval' },
      words: '我是荷小满的本人',
    })
    const file = await world.upload(RESIDENT, 'aaaabbbbccccdddd')
    await world.data(RESIDENT, p.setAvatar, { file })
    await closeAs(RESIDENT)
    later()
    for (let runs = 0; runs < 5; runs++) await runTimer()
    expect(world.all(claims)).toMatchObject([{ claimantName: '已注销的居民', state: 'withdrawn' }])
    await expect(world.cloud.client({ openid: RESIDENT }).downloadFile(file)).rejects.toThrow()
    expect(world.all({ name: 'tasks' }).map(({ kind }) => kind)).not.toContain('claim_to_answer')
    for (const name of [
      'residents',
      'claims',
      'requests',
      'request_events',
      'messages',
      'households',
    ]) {
      const stored = JSON.stringify(world.all({ name }))
      expect([name, stored.includes('荷小满'), stored.includes(PHONE)]).toEqual([
        name,
        false,
        false,
      ])
      if (name !== 'residents') expect([name, stored.includes(RESIDENT)]).toEqual([name, false])
    }
    expect(world.all({ name: 'requests' })).toHaveLength(22)
    expect(JSON.stringify(world.all({ name: 'requests' }))).not.toMatch(/0302|1单元302/)
    const [home] = world.all(households).filter(({ _id }) => _id === HOME)
    expect(home?.members).toMatchObject([{ personId: personIdOf(NEIGHBOUR) }])
    expect((await world.data(RESIDENT, p.getMe, {})).me.isGuest).toBe(true)
  })

  test('that dies after any database request is finished by the next run', async () => {
    for (let i = 0; i < 3; i++) await submit()
    await closeAs(RESIDENT)
    later()
    const beginning = world.cloud.database.snapshot()
    let deaths = 0
    for (let afterRequests = 1; ; afterRequests += 2) {
      world.cloud.database.reset(beginning)
      const end = world.cloud.faults.crash({ functionName: 'people', afterRequests })
      const died = await runTimer().then(
        () => false,
        () => true,
      )
      end()
      if (!died) break
      deaths += 1
      world.clock.advance(31_000)
      await runTimer()
      expect(JSON.stringify(world.all(residents))).not.toContain('荷小满')
      expect(JSON.stringify(world.all({ name: 'requests' }))).not.toContain('荷小满')
    }
    expect(deaths).toBeGreaterThanOrEqual(5)
  })
})

describe('logs and the audit', () => {
  test('of a whole run hold no phone, no code, no OPENID and no words', async () => {
    const lines: string[] = []
    const spies = (['log', 'error', 'warn', 'info'] as const).map((name) =>
      jest.spyOn(console, name).mockImplementation((...said: unknown[]) => {
        lines.push(said.map(String).join(' '))
      }),
    )
    const { id } = await submit()
    await world.data(GRID_WORKER, getRequest, { id })
    const { code } = await world.data(RESIDENT, p.makeAppointmentCode, {})
    await world.data(SECRETARY, p.findByCode, { scope: BUILDING, role: 'building_captain', code })
    const office = { id: 'ap-property_staff-inside', phone: '13900001111' }
    await world.data(HANDLER, p.setDutyPhone, office)
    await world.call(RESIDENT, p.setDutyPhone, { ...office, phone: '1390000' })
    await world.call(SECRETARY, p.findByCode, { scope: '/nowhere', role: 'mediator', code })
    await world.data(RESIDENT, p.withdrawConsent, { kind: 'phone' })
    await world.data(RESIDENT, p.exportMyData, { part: 'profile' })
    for (const spy of spies) spy.mockRestore()
    const said = lines.join('\n') + JSON.stringify(world.cloud.logs ?? [])
    const kept = JSON.stringify([...world.all(auditEntries), ...world.all(accessLog)] as unknown[])
    for (const text of [said, kept]) {
      for (const secret of [
        code,
        PHONE,
        '13900001111',
        '1390000',
        '水管漏了',
        '荷小满',
        RESIDENT,
      ]) {
        expect(text.includes(secret)).toBe(false)
      }
    }
    expect(lines.length).toBeGreaterThan(5)
    expect((world.all(accessLog) as unknown as AccessLogDoc[]).length).toBeGreaterThan(0)
  })
})
