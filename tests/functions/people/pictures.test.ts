import { NEVER, pictures } from '@functions/kernel/pictures/store'
import * as n from '@functions/notices/contract'
import * as p from '@functions/people/contract'
import { getRequest, submitRequest } from '@functions/requests/contract'
import {
  BUILDING,
  COMMUNITY_SECRETARY,
  COMPOUND,
  holderOf,
  NEIGHBOUR,
  openWorld,
  RESIDENT,
  SECRETARY,
  type World,
} from '../world'

const STAFF = holderOf('community_staff')
const MINUTE = 60_000

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterEach(() => world.cloud.faults.clear())
afterAll(() => world.close())

/** A secretary's notice to the compound with one picture; answers its id and the file. */
async function post(folder: string) {
  const picture = await world.upload(SECRETARY, folder)
  const content = {
    title: '荷塘清淤',
    body: '照片里是清淤以后。',
    mustReadBy: null,
    expiresAt: null,
  }
  const files = { pictures: [picture], attachments: [] }
  const input = { audience: COMPOUND, ...content, ...files, submit: true }
  const { id, state } = await world.data(SECRETARY, n.writeNotice, input)
  expect(state).toBe('published')
  return { id, picture }
}

const seenBy = async (openid: string, id: string) => {
  const notice = await world.data(openid, n.getNotice, { id })
  return { shown: notice.pictures, pending: notice.picturesPending }
}
const stored = () => world.all(pictures)[0] as { _id: string; traces: string[]; state: string }
const inbox = async (openid: string) => (await world.data(openid, p.listMessages, {})).items
const tick = () =>
  world.cloud.call('people', { Type: 'Timer' }, { openid: '', source: 'wx_trigger' })

/** The platform's word, as it would push it. */
const push = (suggest: string, more: object = {}, source = 'wx_unknown') =>
  world.cloud.call(
    'people',
    {
      ...{ MsgType: 'event', Event: 'wxa_media_check', errcode: 0 },
      ...{ trace_id: stored().traces[0], result: { suggest, label: 100 } },
      ...more,
    },
    { openid: SECRETARY, source },
  )

test('a picture is seen by its author alone, with a mark, until it has passed', async () => {
  const { id, picture } = await post('a000000000000001')
  expect(await seenBy(SECRETARY, id)).toEqual({ shown: [picture], pending: [picture] })
  expect(await seenBy(RESIDENT, id)).toEqual({ shown: [], pending: undefined })
  expect(await world.cloud.advance(1_000)).toBe(1)
  expect(await seenBy(SECRETARY, id)).toEqual({ shown: [picture], pending: undefined })
  expect(await seenBy(RESIDENT, id)).toEqual({ shown: [picture], pending: undefined })
})

test('a risky picture is taken away, its file too, and the author is told what to do, once', async () => {
  const { id, picture } = await post('a000000000000002')
  await push('risky')
  await push('risky')
  await push('pass')
  expect(await seenBy(SECRETARY, id)).toEqual({ shown: [], pending: undefined })
  const told = (await inbox(SECRETARY)).filter(({ title }) => title.includes('图片'))
  expect(told).toHaveLength(1)
  expect(told[0]).toMatchObject({
    title: '有一张图片没有通过审核',
    url: expect.stringContaining(id),
  })
  expect(told[0]?.body).toContain('请换一张')
  await tick()
  const { fileList } = await world.cloud.client({ openid: SECRETARY }).getTempFileURL([picture])
  expect(fileList[0]?.tempFileURL).toBeFalsy()
  expect((await world.data(SECRETARY, n.openEditor, { id })).notice?.pictures).toEqual([])
})

test('an unsure picture waits for a person, who lets it out or takes it away with a reason', async () => {
  const { id, picture } = await post('a000000000000003')
  await push('review')
  const task = (await world.data(STAFF, p.listTasks, {})).items.find(
    ({ kind }) => kind === 'picture_to_review',
  )
  expect(task?.url).toBe(`/features/offices/pages/picture/index?id=${stored()._id}`)
  expect(await seenBy(RESIDENT, id)).toMatchObject({ shown: [] })
  const about = { id: stored()._id }
  expect(await world.call(SECRETARY, p.getPicture, about)).toMatchObject({ ok: false, code: 5 })
  expect(await world.data(STAFF, p.getPicture, about)).toMatchObject({
    file: picture,
    about: '公告',
  })
  expect(await world.call(STAFF, p.judgePicture, { ...about, decision: 'remove' })).toMatchObject({
    code: 2014,
  })
  await world.data(STAFF, p.judgePicture, { ...about, decision: 'show' })
  expect(await seenBy(RESIDENT, id)).toMatchObject({ shown: [picture] })
  expect((await world.data(STAFF, p.listTasks, {})).items).toEqual([])
  const again = await world.call(STAFF, p.judgePicture, { ...about, decision: 'show' })
  expect(again).toMatchObject({ code: 33 })
})

test('what a person takes away says why to its owner', async () => {
  await post('a000000000000004')
  await push('something new')
  const reason = '拍到了别人家的门牌'
  await world.data(COMMUNITY_SECRETARY, p.judgePicture, {
    id: stored()._id,
    decision: 'remove',
    reason,
  })
  expect(stored().state).toBe('refused')
  const [told] = await inbox(SECRETARY)
  expect(told?.body).toContain(reason)
})

test('nobody but the platform gives a verdict, and only with the trace it was given', async () => {
  await post('a000000000000005')
  for (const source of ['wx_client', 'wx_http', 'wx_trigger', 'wx_devtools', 'wx_client,scf']) {
    expect((await push('pass', {}, source)).result).toMatchObject({ ok: false, code: 9 })
  }
  await push('pass', { trace_id: 'made-up' })
  await push('pass', { trace_id: '' })
  await push('pass', { Event: 'user_enter_tempsession' })
  expect(stored().state).toBe('asked')
  expect((await push('pass')).result).toBe('success')
  expect(stored().state).toBe('pass')
  await push('pass', { errcode: -1008 })
  expect(stored()).toMatchObject({ state: 'pass', nextAt: NEVER })
})

test('an answer that got lost is asked for again, and the late one counts too', async () => {
  const { id, picture } = await post('a000000000000006')
  const [first] = stored().traces
  await world.data(SECRETARY, p.getMe, {})
  world.clock.moveTo(world.clock.now() + 36 * MINUTE)
  await tick()
  expect(stored().traces).toHaveLength(2)
  expect(stored().traces[1]).toBe(first)
  await push('pass', { trace_id: first })
  expect(await seenBy(RESIDENT, id)).toMatchObject({ shown: [picture] })
})

test('while the platform can not be asked the picture stays closed, and at last a person looks', async () => {
  world.cloud.faults.add({ target: 'security.mediaCheckAsync', fault: { kind: 'rate-limited' } })
  const { id } = await post('a000000000000007')
  expect(stored()).toMatchObject({ traces: [], state: 'asked' })
  for (let run = 0; run < 8; run += 1) {
    world.clock.moveTo(world.clock.now() + 31 * MINUTE)
    await tick()
  }
  expect(stored()).toMatchObject({ state: 'review' })
  expect(await seenBy(RESIDENT, id)).toMatchObject({ shown: [] })
})

test('a timer that dies after any of its calls leaves a picture that the next run finishes', async () => {
  for (let afterRequests = 0; afterRequests < 6; afterRequests += 1) {
    world.reset()
    await post('a000000000000008')
    await push('risky')
    world.cloud.faults.crash({ functionName: 'people', afterRequests })
    await tick().catch(() => undefined)
    world.cloud.faults.clear()
    // The service ends the transaction that was left open.
    world.clock.moveTo(world.clock.now() + MINUTE)
    await tick()
    expect(stored()).toMatchObject({ state: 'refused', nextAt: NEVER })
  }
})

test("a captain's reviewer sees what waits, and letting the notice out lets an unsure picture out", async () => {
  const captain = holderOf('building_captain')
  const picture = await world.upload(captain, 'a000000000000009')
  const content = { title: '换灯', body: '楼道灯换好了。', mustReadBy: null, expiresAt: null }
  const input = {
    audience: BUILDING,
    ...content,
    pictures: [picture],
    attachments: [],
    submit: true,
  }
  const { id } = await world.data(captain, n.writeNotice, input)
  await push('review')
  const { changedAt: seen, pictures: shown } = await world.data(SECRETARY, n.getNotice, { id })
  expect(shown).toEqual([picture])
  await world.data(SECRETARY, n.reviewNotice, { id, seen, decision: 'approve' })
  expect(await seenBy(NEIGHBOUR, id)).toMatchObject({ shown: [picture] })
  expect((await world.data(SECRETARY, p.listTasks, {})).items).toEqual([])
})

test('photos of a request wait likewise, for those who handle it too', async () => {
  const photo = await world.upload(RESIDENT, 'a00000000000000a')
  const input = { category: 'repair', text: '楼道灯不亮', photos: [photo], path: BUILDING }
  const { id } = await world.data(RESIDENT, submitRequest, input)
  const mine = await world.data(RESIDENT, getRequest, { id })
  expect(mine).toMatchObject({ photos: [photo], photosPending: [photo] })
  expect(await world.data(SECRETARY, getRequest, { id })).toMatchObject({ photos: [] })
  await world.cloud.advance(1_000)
  expect(await world.data(SECRETARY, getRequest, { id })).toMatchObject({ photos: [photo] })
})

test('an avatar that is not fit goes back to none', async () => {
  const file = await world.upload(RESIDENT, 'a00000000000000b')
  await world.data(RESIDENT, p.setAvatar, { file })
  expect(await world.data(RESIDENT, p.getMe, {})).toMatchObject({
    avatar: file,
    avatarPending: true,
  })
  await push('review')
  expect(await world.data(RESIDENT, p.getMe, {})).not.toHaveProperty('avatar')
  expect((await inbox(RESIDENT))[0]?.body).toContain('没能确认')
})
