import * as c from '@functions/notices/contract'
import { getHome, listMessages } from '@functions/people/contract'
import {
  BUILDING,
  COMPOUND,
  holderOf,
  NEIGHBOUR,
  NEXT_COMPOUND,
  openWorld,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from '../world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterEach(() => world.reset())
afterAll(() => world.close())

const CAPTAIN = holderOf('building_captain')
const CODE = {
  forbidden: 5,
  refused: 10,
  blocked: 3002,
  audience: 3003,
  dates: 3004,
  state: 3005,
  changed: 3006,
}
const DAY = 86_400_000

const input = {
  audience: BUILDING,
  title: '周三上午停水',
  body: '本周三上午九点到十一点半停水，请提前储水。',
  pictures: [] as string[],
  attachments: [] as { name: string; file: string }[],
  mustReadBy: null as number | null,
  expiresAt: null as number | null,
  submit: true,
}

const write = (more: Partial<typeof input> & { id?: string } = {}, as = CAPTAIN) =>
  world.data(as, c.writeNotice, { ...input, ...more })
const refused = (as: string, contract: Parameters<World['call']>[1], what: object) =>
  world.call(as, contract, what).then((r) => (r.ok ? 0 : r.code))
const see = (as: string, id: string) => world.data(as, c.getNotice, { id })

const review = async (id: string, more: object, as = SECRETARY) => {
  const { changedAt: seen } = await see(as, id)
  return world.call(as, c.reviewNotice, { id, seen, ...more })
}

async function published(more: Partial<typeof input> = {}): Promise<string> {
  const { id } = await write(more)
  expect(await review(id, { decision: 'approve' })).toMatchObject({ ok: true })
  return id
}

describe('writing', () => {
  test('a captain’s first notice waits for the secretary and then reaches her building', async () => {
    const { id, state, reasons } = await write()
    expect([state, reasons]).toEqual(['in_review', ['first_posts']])
    expect((await world.data(RESIDENT, c.listNotices, {})).items).toEqual([])
    expect(await refused(RESIDENT, c.getNotice, { id })).toBe(CODE.forbidden)

    const desk = await world.data(SECRETARY, c.listDesk, { tab: 'review' })
    expect([desk.waiting, desk.items.map((one) => one.id)]).toEqual([1, [id]])
    expect(await review(id, { decision: 'approve' })).toMatchObject({ ok: true })
    const { items } = await world.data(RESIDENT, c.listNotices, {})
    expect(items).toMatchObject([
      { id, title: input.title, placeName: '小满荷苑 3栋', read: false, version: 1 },
    ])
    expect((await world.data(CAPTAIN, listMessages, {})).items[0]?.title).toBe('您的公告已发布')
    expect((await world.data(SECRETARY, c.listDesk, { tab: 'review' })).waiting).toBe(0)
  })

  test('the sixth notice of a captain is out at once', async () => {
    for (let n = 0; n < 5; n++) await published()
    expect(await write()).toMatchObject({ state: 'published', reasons: [] })
  })

  test('a secretary’s notice is out at once, for the compound and all who live in it', async () => {
    await write({ audience: COMPOUND }, SECRETARY)
    expect((await world.data(RESIDENT, c.listNotices, {})).items).toHaveLength(1)
  })

  test('a captain can’t write to the next building, the compound or another compound', async () => {
    for (const audience of [`${COMPOUND}/b01`, COMPOUND, `${NEXT_COMPOUND}/b01`]) {
      const code = await refused(CAPTAIN, c.writeNotice, { ...input, audience })
      expect([CODE.forbidden, CODE.audience]).toContain(code)
    }
    expect(await refused(SECRETARY, c.writeNotice, { ...input, audience: NEXT_COMPOUND })).toBe(
      CODE.forbidden,
    )
  })

  test('what tells about people is blocked with the very words, and nothing is stored', async () => {
    const result = await world.call(CAPTAIN, c.writeNotice, {
      ...input,
      body: '请联系王师傅 13812345678。3栋302室拖欠物业费。',
    })
    expect(result).toMatchObject({ ok: false, code: CODE.blocked })
    const { findings } = (result as { details: c.BlockedDetails }).details
    expect(findings.map((f) => f.kind)).toEqual(expect.arrayContaining(['phone', 'debtor', 'room']))
    expect(world.all({ name: 'notices' })).toEqual([])
  })

  test('the duty phone of the place may stand in it', async () => {
    expect(await write({ body: '值班电话 10300000009' })).toMatchObject({ state: 'in_review' })
  })

  test('words that content safety refuses stay with their author', async () => {
    expect(await refused(SECRETARY, c.writeNotice, { ...input, body: '代开发票加微信' })).toBe(
      CODE.refused,
    )
    expect(world.all({ name: 'notices' })).toEqual([])
  })

  test('when content safety is down a secretary’s notice waits for the community', async () => {
    const end = world.cloud.faults.add({
      target: 'security.msgSecCheck',
      fault: { kind: 'rate-limited' },
    })
    const { id, state, reasons } = await write({ audience: COMPOUND }, SECRETARY)
    end()
    expect([state, reasons]).toEqual(['in_review', ['safety']])
    const community = holderOf('community_secretary')
    expect((await see(community, id)).moves).toContain('approve')
    expect(await refused(SECRETARY, c.reviewNotice, { id, seen: START, decision: 'approve' })).toBe(
      CODE.forbidden,
    )
  })

  test('a draft is seen by its author alone and can be gone on with', async () => {
    const { id } = await write({ submit: false })
    expect(await refused(SECRETARY, c.getNotice, { id })).toBe(CODE.forbidden)
    expect(await write({ id, title: '改了标题' })).toMatchObject({ id, state: 'in_review' })
    expect((await see(SECRETARY, id)).title).toBe('改了标题')
  })

  test('dates in the past or the wrong way round are refused', async () => {
    for (const dates of [
      { mustReadBy: START - 1 },
      { expiresAt: START },
      { mustReadBy: START + 2 * DAY, expiresAt: START + DAY },
    ]) {
      expect(await refused(CAPTAIN, c.writeNotice, { ...input, ...dates })).toBe(CODE.dates)
    }
  })
})

describe('reviewing', () => {
  test('a notice sent back says what to mend, and comes again', async () => {
    const { id } = await write()
    expect(await review(id, { decision: 'return', reason: '写明楼层' })).toMatchObject({ ok: true })
    expect(await see(CAPTAIN, id)).toMatchObject({ state: 'returned', returnedBecause: '写明楼层' })
    expect(await write({ id })).toMatchObject({ state: 'in_review' })
    expect((await world.data(SECRETARY, c.listDesk, { tab: 'review' })).waiting).toBe(1)
  })

  test('needs a reason to send back, and can’t be done twice', async () => {
    const { id } = await write()
    expect(await review(id, { decision: 'return' })).toMatchObject({ ok: false, code: 2014 })
    expect(await review(id, { decision: 'approve' })).toMatchObject({ ok: true })
    expect(await review(id, { decision: 'approve' })).toMatchObject({ code: CODE.state })
  })
})

describe('words of every kind are checked', () => {
  const phone = '请打 13812345678'
  const correction = () => {
    const { audience: _a, submit: _s, ...content } = input
    return { ...content, reason: '改期' }
  }

  test('what a correction says it changed is checked like the text', async () => {
    const { id } = await write({ audience: COMPOUND }, SECRETARY)
    for (const [reason, code] of [
      [phone, CODE.blocked],
      ['代开发票加微信', CODE.refused],
    ] as const) {
      expect(await refused(SECRETARY, c.correctNotice, { id, ...correction(), reason })).toBe(code)
    }
  })

  test('the name of an attachment is checked like the text', async () => {
    const at = 'requests/abcdefabcdefabcd/0123456789abcdef.pdf'
    const pdf = Buffer.from('%PDF-1.7')
    const { fileID: file } = await world.cloud.client({ openid: CAPTAIN }).uploadFile(at, pdf)
    const named = (name: string) => ({ ...input, attachments: [{ name, file }] })
    const told = named('3栋302室王小明同志欠费.pdf')
    expect(await refused(CAPTAIN, c.writeNotice, told)).toBe(CODE.blocked)
    expect(await write(named('停水安排.pdf'))).toMatchObject({ reasons: ['first_posts', 'files'] })
  })

  test('why something was withdrawn is checked, and held while it can’t be', async () => {
    const id = await published()
    expect(await refused(CAPTAIN, c.withdrawNotice, { id, reason: phone })).toBe(CODE.blocked)
    const target = 'security.msgSecCheck'
    const end = world.cloud.faults.add({ target, fault: { kind: 'rate-limited' } })
    await world.data(CAPTAIN, c.withdrawNotice, { id, reason: '写错了楼' })
    end()
    expect(await see(RESIDENT, id)).toMatchObject({
      state: 'withdrawn',
      withdrawnBecause: '原因正在核对',
    })
    expect((await see(SECRETARY, id)).withdrawnBecause).toBe('写错了楼')
  })

  test('what a reviewer asks to mend is checked before the author reads it', async () => {
    const { id } = await write()
    expect(await review(id, { decision: 'return', reason: phone })).toMatchObject({
      ok: false,
      code: CODE.blocked,
    })
  })
})

describe('a review is of what was read', () => {
  test('words that came after it can’t be approved unseen', async () => {
    const { id } = await write()
    const seen = (await see(SECRETARY, id)).changedAt
    world.clock.advance(1)
    await review(id, { decision: 'return', reason: '写明楼层' })
    world.clock.advance(1)
    await write({ id, body: '换了一篇没人看过的。' })
    const stale = { id, seen, decision: 'approve' }
    expect(await refused(SECRETARY, c.reviewNotice, stale)).toBe(CODE.changed)
    expect((await see(SECRETARY, id)).state).toBe('in_review')
  })

  test('nobody approves what they wrote, not even where their role reviews itself', async () => {
    const district = holderOf('district_staff')
    const end = world.cloud.faults.add({
      target: 'security.msgSecCheck',
      fault: { kind: 'rate-limited' },
    })
    const { id, state } = await write({ audience: '/430202' }, district)
    end()
    expect(state).toBe('in_review')
    const { changedAt: seen } = await see(district, id)
    expect(await refused(district, c.reviewNotice, { id, seen, decision: 'approve' })).toBe(
      CODE.forbidden,
    )
  })
})

describe('a function that dies', () => {
  const state = () =>
    [
      'notices',
      'notice_versions',
      'notice_reads',
      'notice_households',
      'tasks',
      'tasks_settled',
    ].map((name) => world.all({ name }).length)

  test.each([
    ['writing', CAPTAIN, c.writeNotice, async () => input],
    [
      'approving',
      SECRETARY,
      c.reviewNotice,
      async () => {
        const { id } = await write({ mustReadBy: START + 900 * DAY })
        return { id, seen: (await see(SECRETARY, id)).changedAt, decision: 'approve' }
      },
    ],
    ['reading', RESIDENT, c.markNoticeRead, async () => ({ id: await published() })],
    [
      'withdrawing',
      CAPTAIN,
      c.withdrawNotice,
      async () => ({ id: await published(), reason: '错' }),
    ],
  ] as const)('while %s leaves nothing half done', async (_, who, contract, prepare) => {
    let crashes = 0
    for (let afterRequests = 0; ; afterRequests++) {
      world.reset()
      const body = await prepare()
      const before = state()
      const key = `crash-${contract.name.slice(8)}-${afterRequests}-0000`
      const end = world.cloud.faults.crash({ functionName: 'notices', afterRequests })
      const first = await world.call(who, contract, body, key)
      end()
      if (first.ok) break
      crashes += 1
      // A dead function's transaction is given up by the service after 30 seconds.
      world.clock.advance(31_000)
      const half = state()
      const second = await world.call(who, contract, body, key)
      expect(second).toMatchObject({ ok: true })
      if (JSON.stringify(half) !== JSON.stringify(before)) expect(state()).toEqual(half)
    }
    expect(crashes).toBeGreaterThanOrEqual(6)
  })
})

describe('reading', () => {
  test('is counted once a person and once a household, and never named', async () => {
    const id = await published()
    for (const as of [RESIDENT, RESIDENT, NEIGHBOUR]) await world.data(as, c.markNoticeRead, { id })
    expect((await see(CAPTAIN, id)).counts).toEqual({
      readers: 2,
      householdsRead: 2,
      householdsUnread: 10,
    })
    expect((await see(RESIDENT, id)).counts).toBeUndefined()
    expect((await see(RESIDENT, id)).read).toBe(true)
    const stored = JSON.stringify(world.all({ name: 'notice_households' }))
    expect(stored).not.toContain('0302')
  })

  test('by somebody it is not addressed to is not counted', async () => {
    const id = await published()
    expect(await refused(SECRETARY, c.markNoticeRead, { id })).toBe(CODE.forbidden)
  })

  test('a hundred times at once counts once', async () => {
    const id = await published()
    await Promise.all(
      Array.from({ length: 100 }, () => world.call(RESIDENT, c.markNoticeRead, { id })),
    )
    expect((await see(CAPTAIN, id)).counts?.readers).toBe(1)
  })
})

describe('what waits', () => {
  const waits = async (as: string) =>
    (await world.data(as, getHome, {})).needsMe.map(({ kind }) => kind)

  test('a notice waits on its reviewer’s home until it is read', async () => {
    const { id } = await write()
    expect(await waits(SECRETARY)).toEqual(['notice_to_review'])
    await review(id, { decision: 'approve' })
    expect(await waits(SECRETARY)).toEqual([])
  })

  test('a notice that must be read waits for each person until they read it', async () => {
    const id = await published({ mustReadBy: START + 900 * DAY })
    expect([await waits(RESIDENT), await waits(NEIGHBOUR)]).toEqual([
      ['notice_to_read'],
      ['notice_to_read'],
    ])
    await world.data(RESIDENT, c.markNoticeRead, { id })
    expect([await waits(RESIDENT), await waits(NEIGHBOUR)]).toEqual([[], ['notice_to_read']])
    await world.data(CAPTAIN, c.withdrawNotice, { id, reason: '不用看了' })
    expect(await waits(NEIGHBOUR)).toEqual([])
  })

  test('all that waits is counted, however much', async () => {
    for (let n = 0; n < 23; n++) await write({ title: `第 ${n} 条` })
    expect((await world.data(SECRETARY, getHome, {})).needsMeCount).toBe(23)
  })
})

describe('changing what is out', () => {
  test('a correction is a new version; the old words and the reason stay to be read', async () => {
    const { id } = await write({ audience: COMPOUND }, SECRETARY)
    const corrected = { ...input, body: '改到周四上午停水。', reason: '日子改了' }
    const { audience: _a, submit: _s, ...body } = corrected
    await world.data(SECRETARY, c.correctNotice, { id, ...body })
    const seen = await see(RESIDENT, id)
    expect(seen).toMatchObject({ version: 2, body: '改到周四上午停水。' })
    expect(seen.versions).toMatchObject([{ version: 1, body: input.body, reason: '日子改了' }])
  })

  test('a correction may keep the days there are, past or not, and set no others that are past', async () => {
    const [mustReadBy, expiresAt] = [world.clock.now() + DAY, world.clock.now() + 2 * DAY]
    const { id } = await write({ audience: COMPOUND, mustReadBy, expiresAt }, SECRETARY)
    world.clock.advance(DAY + 1)
    const { audience: _a, submit: _s, ...body } = { ...input, body: '改到周四。', reason: '改期' }
    const correct = (days: object) =>
      world.call(SECRETARY, c.correctNotice, { id, ...body, ...days })
    expect(await correct({ mustReadBy: mustReadBy + 1, expiresAt })).toMatchObject({ ok: false })
    expect(await correct({ mustReadBy, expiresAt })).toMatchObject({ ok: true })
    expect(await see(RESIDENT, id)).toMatchObject({ mustReadBy, version: 2 })
    expect(await correct({ mustReadBy: null, expiresAt })).toMatchObject({ ok: true })
    expect(await see(RESIDENT, id)).toMatchObject({ mustReadBy: null, version: 3 })
  })

  test('a reviewer sees all that a correction says: pictures, attachments and days', async () => {
    const id = await published()
    const picture = await world.upload(CAPTAIN, 'b000000000000001')
    const { audience: _a, submit: _s, ...body } = { ...input, body: '改到周四。', reason: '改期' }
    const expiresAt = world.clock.now() + DAY
    await world.data(CAPTAIN, c.correctNotice, { id, ...body, pictures: [picture], expiresAt })
    expect((await see(SECRETARY, id)).pendingCorrection).toMatchObject({
      ...{ pictures: [picture], expiresAt, reason: '改期' },
    })
    expect(await see(RESIDENT, id)).not.toHaveProperty('pendingCorrection')
  })

  test('a captain’s correction waits, and what is out stays meanwhile', async () => {
    const id = await published()
    const { audience: _a, submit: _s, ...body } = { ...input, body: '改到周四。', reason: '改期' }
    expect(await world.data(CAPTAIN, c.correctNotice, { id, ...body })).toMatchObject({
      state: 'published',
      reasons: ['first_posts'],
    })
    expect((await see(RESIDENT, id)).body).toBe(input.body)
    expect(await review(id, { decision: 'approve' })).toMatchObject({ ok: true })
    expect((await see(RESIDENT, id)).body).toBe('改到周四。')
  })

  test('a withdrawn notice shows its reason and no more', async () => {
    const id = await published()
    await world.data(CAPTAIN, c.withdrawNotice, { id, reason: '写错了楼' })
    const seen = await see(RESIDENT, id)
    expect(seen).toMatchObject({ state: 'withdrawn', body: '', withdrawnBecause: '写错了楼' })
    expect((await world.data(RESIDENT, c.listNotices, {})).items).toEqual([])
    expect(await refused(CAPTAIN, c.withdrawNotice, { id, reason: '再来' })).toBe(CODE.state)
  })
})

// Time only moves forward: this one comes last.
test('a captain whose term is over can neither change nor withdraw', async () => {
  const id = await published()
  world.clock.advance(366 * DAY)
  expect(await refused(CAPTAIN, c.withdrawNotice, { id, reason: '不要了' })).toBe(CODE.forbidden)
})
