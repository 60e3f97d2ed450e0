import { MAX_PHOTO_BYTES } from '@functions/kernel/photos'
import { setName } from '@functions/people/contract'
import * as c from '@functions/requests/contract'
import { requestEvents, requests } from '@functions/requests/store'
import { HELD, requestDoc } from '../fixtures/requests'
import {
  BUILDING,
  COMMUNITY,
  COMMUNITY_SECRETARY,
  COMPOUND,
  GRID_WORKER,
  GUEST,
  HANDLER,
  HOME,
  NEIGHBOUR,
  openWorld,
  PNG,
  personIdOf,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from '../world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterEach(() => world.cloud.faults.clear())
afterAll(() => world.close())

const input = { category: 'repair', text: '路灯不亮', photos: [] as string[], path: BUILDING }
/** Words by the local cloud's list: one to look at, one to refuse. */
const DOUBTFUL = '灯坏了，请加微信联系'
const BAD = '楼下有人赌博'
const refusal = (result: { ok: boolean }) =>
  result.ok
    ? undefined
    : (({ code, message, details }) => ({ code, message, details }))(
        result as Extract<Awaited<ReturnType<World['call']>>, { ok: false }>,
      )

describe('words that wait for a person', () => {
  const submitDoubtful = () =>
    world.data(RESIDENT, c.submitRequest, { ...input, text: DOUBTFUL, photos: [] })

  test('are shown to their writer and to those who check them, to nobody else', async () => {
    const { id, contentPending } = await submitDoubtful()
    expect(contentPending).toBe(true)
    const text = async (openid: string) => (await world.data(openid, c.getRequest, { id })).text
    expect(await text(RESIDENT)).toBe(DOUBTFUL)
    expect(await text(SECRETARY)).toBe(DOUBTFUL)
    expect(await text(COMMUNITY_SECRETARY)).toBe(DOUBTFUL)
    expect(await text(GRID_WORKER)).toBe('')
    const rows = await world.data(GRID_WORKER, c.listInbox, { tab: 'all' })
    expect(rows.items).toMatchObject([{ id, excerpt: '', contentPending: true }])
    expect(JSON.stringify(rows)).not.toContain('微信')
  })

  test('must be passed before anybody accepts; then everybody in office reads them', async () => {
    const { id } = await submitDoubtful()
    const early = await world.call(GRID_WORKER, c.acceptRequest, { id })
    expect(refusal(early)).toMatchObject({
      code: 2013,
      message: '文字还在审核，审核通过后才能受理',
    })
    const waiting = await world.data(SECRETARY, c.listInbox, { tab: 'waiting' })
    expect(waiting).toMatchObject({ waiting: 1, items: [{ id }] })
    expect((await world.data(SECRETARY, c.getRequest, { id })).review).toEqual([
      { seq: 1, words: DOUBTFUL },
    ])
    await world.data(SECRETARY, c.reviewContent, { id, decision: 'pass' })
    expect((await world.data(GRID_WORKER, c.getRequest, { id })).text).toBe(DOUBTFUL)
    expect(await world.data(GRID_WORKER, c.acceptRequest, { id })).toEqual({ state: 'accepted' })
  })

  test('end the request when they are rejected, with a reason', async () => {
    const { id } = await submitDoubtful()
    const bare = await world.call(SECRETARY, c.reviewContent, { id, decision: 'reject' })
    expect(refusal(bare)).toMatchObject({ code: 2014 })
    const reason = '请不要留联系方式，改一改再提交'
    const rejected = { id, decision: 'reject', reason }
    expect(await world.data(SECRETARY, c.reviewContent, rejected)).toEqual({
      state: 'not_accepted',
    })
    const seen = await world.data(RESIDENT, c.getRequest, { id })
    expect(seen.timeline.at(-1)).toMatchObject({ move: 'review', words: reason })
    expect(seen.compound).toBe(COMPOUND)
    expect((await world.data(GRID_WORKER, c.getRequest, { id })).text).toBe('')
  })

  test('of a later move are kept back without holding up the move', async () => {
    world.cloud.database.loadDocuments(requests.name, [
      { ...requestDoc('r-later-words', { ...HELD, state: 'in_progress' }) },
    ])
    const id = 'r-later-words'
    const resolved = await world.data(HANDLER, c.resolveRequest, {
      id,
      words: '修好了，要买灯请加微信',
      photos: [],
    })
    expect(resolved).toEqual({ state: 'resolution_submitted' })
    const last = async (openid: string) =>
      (await world.data(openid, c.getRequest, { id })).timeline.at(-1)
    expect(await last(RESIDENT)).toMatchObject({ move: 'resolve', wordsPending: true })
    expect((await last(RESIDENT))?.words).toBeUndefined()
    expect((await last(HANDLER))?.words).toContain('微信')
    const { review } = await world.data(SECRETARY, c.getRequest, { id })
    expect(review).toMatchObject([{ seq: 2 }])
    await world.data(SECRETARY, c.reviewContent, { id, seq: 2, decision: 'pass' })
    const seen = await world.data(RESIDENT, c.getRequest, { id })
    expect(seen.timeline.find(({ seq }) => seq === 2)?.words).toContain('微信')
    expect(seen.state).toBe('resolution_submitted')
  })

  test.each([
    ['a quota that is used up', { kind: 'rate-limited' }],
    ['an error', { kind: 'errcode', errcode: -1, errmsg: 'system error' }],
    ['no answer', { kind: 'lost', when: 'before' }],
  ] as const)('are all words when the check gives %s', async (_what, fault) => {
    world.cloud.faults.add({ target: 'security.msgSecCheck', fault })
    expect(await world.data(RESIDENT, c.submitRequest, input)).toMatchObject({
      contentPending: true,
    })
    expect(world.all(requests)).toMatchObject([{ queue: 'review', pending: [{ seq: 1 }] }])
  })
})

describe('words that are refused', () => {
  test('go back to their writer and are stored nowhere', async () => {
    const result = await world.call(RESIDENT, c.submitRequest, { ...input, text: BAD })
    const message = '文字里有不合适的内容，请修改后再提交'
    expect(refusal(result)).toEqual({ code: 10, message, details: { text: message } })
    expect(world.all(requests)).toEqual([])
    expect(world.all(requestEvents)).toEqual([])
  })

  test('are refused in a spot, an answer and a name too', async () => {
    const spot = await world.call(RESIDENT, c.submitRequest, { ...input, spot: BAD })
    expect(refusal(spot)).toMatchObject({ code: 10 })
    expect(refusal(await world.call(RESIDENT, setName, { name: '办假证' }))).toMatchObject({
      code: 10,
    })
    world.cloud.database.loadDocuments(requests.name, [
      { ...requestDoc('r-answer', { ...HELD, state: 'resolution_submitted', answerSince: START }) },
    ])
    const answer = { id: 'r-answer', solved: 'no', words: BAD }
    expect(refusal(await world.call(RESIDENT, c.answerRequest, answer))).toMatchObject({
      code: 10,
    })
    expect(world.all(requestEvents)).toEqual([])
  })

  test('a name that could not be checked is not taken', async () => {
    world.cloud.faults.add({ target: 'security.msgSecCheck', fault: { kind: 'rate-limited' } })
    expect(refusal(await world.call(RESIDENT, setName, { name: '小荷' }))).toMatchObject({
      code: 11,
    })
  })
})

describe('photos', () => {
  const submit = (openid: string, photos: string[]) =>
    world.call(openid, c.submitRequest, { ...input, photos })

  test('that are none, missing or too big are refused in words', async () => {
    const folder = '0123456789abcdef'
    const text = await world.upload(RESIDENT, folder, Buffer.from('I am a letter'))
    expect(refusal(await submit(RESIDENT, [text]))).toMatchObject({
      code: 22,
      message: '有一个文件不是照片，请删掉换一张（支持 JPG、PNG、WebP）',
      details: { photos: expect.stringContaining('不是照片') },
    })
    const missing = text.replace(/\d{16}\.png$/, 'ffffffffffffffff.png')
    expect(refusal(await submit(RESIDENT, [missing]))).toMatchObject({ code: 21 })
    const large = Buffer.concat([PNG, Buffer.alloc(MAX_PHOTO_BYTES)])
    const big = await world.upload(RESIDENT, folder, large)
    expect(refusal(await submit(RESIDENT, [big]))).toMatchObject({ code: 23 })
    expect(refusal(await submit(RESIDENT, ['cloud://local-env.x/secrets.txt']))).toMatchObject({
      code: 20,
    })
    expect(world.all(requests)).toEqual([])
  })

  test('of somebody else can not be handed in as one’s own', async () => {
    const photo = await world.upload(RESIDENT, 'aaaaaaaaaaaaaaaa')
    expect(await submit(RESIDENT, [photo])).toMatchObject({ ok: true })
    expect(refusal(await submit(NEIGHBOUR, [photo]))).toMatchObject({ code: 24 })
    expect(await submit(RESIDENT, [photo])).toMatchObject({ ok: true })
    expect(world.all(requests)).toHaveLength(2)
  })
})

describe('places', () => {
  test.each([
    ['a community', COMMUNITY, 2002],
    ['a compound nobody knows', `${COMMUNITY}/c99`, 1001],
    ['a building nobody knows', `${COMPOUND}/b99`, 1001],
    ['the home of others', `${BUILDING}/u1/0401`, 2003],
  ])('%s is refused', async (_what, path, code) => {
    const result = await world.call(RESIDENT, c.submitRequest, { ...input, path })
    expect(refusal(result)).toMatchObject({ code, details: { path: expect.any(String) } })
  })

  test('a room is named in full to its owner and those who must go there, else masked', async () => {
    const { id } = await world.data(RESIDENT, c.submitRequest, { ...input, path: HOME })
    const name = async (openid: string) =>
      (await world.data(openid, c.getRequest, { id })).placeName
    expect(await name(RESIDENT)).toBe('小满荷苑 3栋 1单元302')
    expect(await name(GRID_WORKER)).toBe('小满荷苑 3栋 1单元302')
    expect(await name(COMMUNITY_SECRETARY)).toBe('小满荷苑 3栋 *单元**室')
    const { items } = await world.data(GRID_WORKER, c.listInbox, { tab: 'all' })
    expect(items[0]?.placeName).toBe('小满荷苑 3栋 *单元**室')
  })
})

describe('who sees whom', () => {
  const closed = () => {
    const event = (seq: number, change: object) => ({
      _id: `r-closed.${seq}`,
      requestId: 'r-closed',
      seq,
      at: START,
      to: null,
      words: null,
      photos: [],
      answer: null,
      reviewed: null,
      ...change,
    })
    const reporter = { personId: personIdOf(RESIDENT), name: '荷小满', role: null }
    world.cloud.database.loadDocuments(requests.name, [
      { ...requestDoc('r-closed', { ...HELD, state: 'resolution_submitted', seq: 2 }) },
    ])
    world.cloud.database.loadDocuments(requestEvents.name, [
      event(1, { move: 'submit', state: 'submitted', actor: reporter }),
      event(2, {
        move: 'answer',
        state: 'closed',
        actor: reporter,
        answer: { solved: 'yes', satisfied: 2 },
      }),
    ])
  }

  test('how satisfied somebody is, is theirs alone; whether it is solved, everybody’s', async () => {
    closed()
    const answer = async (openid: string) =>
      (await world.data(openid, c.getRequest, { id: 'r-closed' })).timeline[1]?.answer
    expect(await answer(RESIDENT)).toEqual({ solved: 'yes', satisfied: 2 })
    for (const openid of [HANDLER, GRID_WORKER, SECRETARY, COMMUNITY_SECRETARY]) {
      expect(await answer(openid)).toEqual({ solved: 'yes' })
    }
  })

  test('the reporter is named to those who must reach them only', async () => {
    closed()
    const seen = (openid: string) => world.data(openid, c.getRequest, { id: 'r-closed' })
    for (const openid of [HANDLER, GRID_WORKER, SECRETARY]) {
      expect((await seen(openid)).reporter).toMatchObject({ name: '荷小满' })
    }
    const above = await seen(COMMUNITY_SECRETARY)
    expect(above.reporter).toBeUndefined()
    expect(JSON.stringify(above)).not.toMatch(/荷小满|p-resident/)
  })

  test('no answer of any action holds an openid', async () => {
    const { id } = await world.data(GUEST, c.submitRequest, input)
    await world.data(GRID_WORKER, c.acceptRequest, { id })
    const seen = await Promise.all([
      world.data(GUEST, c.getRequest, { id }),
      world.data(GRID_WORKER, c.getRequest, { id }),
      world.data(SECRETARY, c.listInbox, { tab: 'all' }),
    ])
    expect(JSON.stringify(seen)).not.toMatch(/"o-/)
    expect(JSON.stringify(seen)).not.toContain(GUEST)
  })
})
