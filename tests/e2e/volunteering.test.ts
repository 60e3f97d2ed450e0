import { codeText, digitsOf, type Moment } from '@domain/volunteering/rotating-code'
import type { QueueItem } from '@functions/points/contract'
import type { ActivityDoc, AttendanceDoc } from '@functions/volunteering/documents'
import { CAST, type CastName } from '../../tools/district/personas'
import { HOME_COMPOUND } from '../../tools/district/stage'
import type { Phone } from '../../tools/simulator/driver'
import { faultsOf } from './judge'
import { openStage, type Stage } from './stage'

jest.setTimeout(120_000)

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const ACTIVITY = 'features/volunteering/pages'
const POINTS = 'features/points/pages'
const FAR = 9_000_000_000_000_000

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 400_000)
afterAll(() => stage?.close())

const all = <Doc>(collection: string): Doc[] =>
  stage.cloud.database
    .exportJsonLines(collection)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Doc)

const NEIGHBOURS = ['冬至', '小寒', '大寒'].map((name, i) => ({
  _id: `oTest-neighbour-${i}`,
  personId: `test-neighbour-${i}`,
  name: `桂${name}`,
  phone: null,
  households: [{ path: `${HOME_COMPOUND}/b02/u1/030${i + 1}`, relation: 'owner', since: 0 }],
  appointments: [],
  createdAt: 0,
  updatedAt: 0,
}))

let serial = 0
/** An action as somebody does it on their own phone, for what this test does not look at. */
async function act<Data>(openid: string, name: string, input: object): Promise<Data> {
  const [context = ''] = name.split('/')
  const data = { action: name, input, key: `volunteering-test-${serial++}`.padEnd(28, '-') }
  const { result } = await stage.cloud.call(context, data, { openid })
  const answer = result as { ok: boolean; data: Data; code: number; message: string }
  if (!answer.ok) throw new Error(`${openid} ${name}: ${answer.code} ${answer.message}`)
  return answer.data
}

const openidOf = (who: CastName): string => CAST[who].openid
const theActivity = (id: string): ActivityDoc => {
  const found = all<ActivityDoc>('activities').find((one) => one._id === id)
  if (!found) throw new Error(`no activity ${id}`)
  return found
}

const put = (collection: string, docs: readonly object[]) =>
  stage.cloud.database.importJsonLines(
    collection,
    docs.map((doc) => JSON.stringify(doc)).join('\n'),
    'upsert',
  )

const earlier = (at: number | null, ms: number) => (at === null || at >= FAR ? at : at - ms)

/** Time goes on for the activity: what was to come lies `ms` nearer, what was lies further back. */
function pass(id: string, ms: number): void {
  const { startsAt, endsAt, cancelBy, middleAt, objectBy, dueAt, ...rest } = theActivity(id)
  const times = { startsAt, endsAt, cancelBy, middleAt, objectBy, dueAt }
  const moved = Object.entries(times).map(([field, at]) => [field, earlier(at, ms)])
  put('activities', [{ ...rest, ...Object.fromEntries(moved) }])
  const seen = all<AttendanceDoc>('attendances').filter((one) => one.activityId === id)
  put(
    'attendances',
    seen.map(({ start, middle, end, ...more }) => ({
      ...more,
      start: earlier(start, ms),
      middle: earlier(middle, ms),
      end: earlier(end, ms),
    })),
  )
}

/** Goes to a minute after the activity's start. */
const goTo = (id: string, minute: number) =>
  pass(id, theActivity(id).startsAt + minute * MINUTE - Date.now())

const codeNow = (id: string, moment: Moment) =>
  codeText(theActivity(id).secret, id, moment, Date.now())

const deviceOf = (openid: string) => Buffer.from(openid.padStart(16).slice(-16)).toString('hex')

async function checkIn(id: string, moment: Moment, people: readonly string[]) {
  for (const openid of people) {
    const input = { id, code: codeNow(id, moment), device: deviceOf(openid) }
    const { accepted } = await act<{ accepted: boolean }>(openid, 'volunteering/checkIn', input)
    expect(accepted).toBe(true)
  }
}

const runTimer = (context: string) =>
  stage.cloud.call(context, { Type: 'Timer' }, { openid: '', source: 'wx_trigger' })

async function look(phone: Phone, name: string, elder = false) {
  await phone.settle()
  await stage.keep(phone, `volunteering-${name}-${elder ? 'elder' : 'normal'}`)
  expect(await faultsOf(phone, elder ? 60 : 44)).toEqual([])
  expect(await phone.errors()).toEqual([])
}

const pointsOf = async (openid: string) =>
  (await act<{ available: number }>(openid, 'points/getMyPoints', {})).available

/** Eight earlier Saturdays of which the hours of some people wait for their points. */
function loadEarlier(id: string, people: readonly CastName[]): void {
  const model = theActivity(id)
  const hours = people.map((who) => ({
    personId: CAST[who].personId,
    name: CAST[who].name,
    kind: 'witnessed' as const,
    halfHours: 4,
    reason: 'all_witnessed' as const,
    points: 4,
  }))
  const docs = Array.from({ length: 8 }, (_, week) => ({
    ...model,
    _id: `earlier${week}0000000000000000`,
    order: `0000000000000${week}-earlier${week}`,
    title: '周六清洁楼道',
    startsAt: model.startsAt - (week + 1) * 7 * DAY,
    endsAt: model.endsAt - (week + 1) * 7 * DAY,
    state: 'published' as const,
    ...{ hours, signUps: [], people: [], paid: [], objections: [] },
    objectBy: Date.now() - HOUR,
    dueAt: Date.now() - HOUR,
  }))
  put('activities', docs)
}

/** Who does what, one of each. */
const POSTS = ['扫地', '擦扶手', '提水', '搬杂物'] as const

/** The leader plans it, the secretary agrees, six sign up for four posts. */
async function planAndSignUp(phone: Phone, crowd: readonly string[]): Promise<string> {
  await phone.tapText('发起一个活动')
  await phone.fill('活动名称', '周六清洁楼道')
  await phone.fill('做什么', '一起扫楼道，擦扶手')
  await phone.fill('在哪里集合', '3栋 1 单元门口')
  for (const [i, title] of POSTS.entries()) {
    if (i > 0) await phone.tapText('再加一个岗位')
    await phone.fill(i > 0 ? `第 ${i + 1} 个岗位` : '岗位', title)
    await phone.fill(i > 0 ? `第 ${i + 1} 个岗位要几个人` : '要几个人', '1')
  }
  await phone.fill('要注意什么', '小心台阶')
  await phone.fill('保险', '社区买了意外险')
  await look(phone, 'plan')
  await phone.tapText('交给书记看看')
  await phone.waitForPath(`${ACTIVITY}/detail`)
  const [, id = ''] = /id=(\w+)/.exec(await phone.path()) ?? []
  await act(openidOf('secretary'), 'volunteering/moveActivity', { id, move: 'approve' })
  await phone.open(openidOf('resident'), `${ACTIVITY}/detail/index?id=${id}`)
  await phone.tapText('报名')
  await phone.tapText(POSTS[0])
  await phone.waitForText('我满 18 岁，报名')
  await look(phone, 'sign-up')
  await phone.tapText('我满 18 岁，报名')
  await phone.waitForText('已报名')
  const states = ['joined']
  for (const [i, openid] of crowd.slice(1).entries()) {
    const ready = { id, post: `p${((i + 1) % POSTS.length) + 1}`, age: 'adult', riskRead: true }
    const { state } = await act<{ state: string }>(openid, 'volunteering/signUpFor', ready)
    states.push(state)
  }
  expect(states).toEqual(['joined', 'joined', 'joined', 'joined', 'waiting', 'waiting'])
  return id
}

/** Codes at start, in between and at the end; one leaves early. */
async function attend(phone: Phone, id: string, there: readonly string[]) {
  const [first = '', second = '', third = '', early = ''] = there
  goTo(id, -1)
  await phone.open(openidOf('captain'), `${ACTIVITY}/code/index?id=${id}`)
  await phone.waitForText('扫不了的，输入')
  await look(phone, 'code')
  await phone.open(first, `${ACTIVITY}/detail/index?id=${id}`)
  await phone.tapText('扫码签到')
  await phone.fill('输入二维码里的文字', codeNow(id, 'start'))
  await phone.tapText('确定')
  await phone.waitForText('您签过：到场')
  await checkIn(id, 'start', [second, third, early])
  const { middleAt, startsAt } = theActivity(id)
  goTo(id, (middleAt - startsAt) / MINUTE + 1)
  await checkIn(id, 'middle', there)
  goTo(id, 95)
  await checkIn(id, 'end', [early])
  goTo(id, 121)
  await phone.goTo(`${ACTIVITY}/detail/index?id=${id}`)
  await phone.tapText('扫不了？输入数字')
  await phone.fill('负责人屏幕上的 8 位数字', digitsOf(codeNow(id, 'end')))
  await look(phone, 'typed')
  await phone.tapLabel('签到')
  await phone.waitForText('离场')
  await checkIn(id, 'end', [second, third])
}

/** The leader confirms, the secretary publishes and upholds an objection. */
async function publish(phone: Phone, id: string, objector: string, early: string) {
  const leader = openidOf('captain')
  // The clock starts it.
  await runTimer('volunteering')
  await act(leader, 'volunteering/moveActivity', { id, move: 'confirm', headCount: 4 })
  await act(openidOf('secretary'), 'volunteering/moveActivity', { id, move: 'publish' })
  const reason = `${early}中途走了，没有做完`
  await act(objector, 'volunteering/objectToHours', { id, reason })
  await phone.open(openidOf('secretary'), `${ACTIVITY}/detail/index?id=${id}`)
  await phone.waitForText(reason)
  // Who left early was there for an hour and a half of the two.
  await phone.waitForText('1.5 小时 · 3 分')
  await look(phone, 'published')
  await phone.tapText('成立，改时长')
  await phone.tapText('请选择')
  await phone.tapText(early)
  await phone.tapText('就这样改')
  await phone.waitForNoText(reason)
  pass(id, 4 * DAY)
  await runTimer('volunteering')
}

/** A gift of 30 points: asked for, agreed to, handed over by its code. */
async function redeem(phone: Phone) {
  const secretary = openidOf('secretary')
  const gift = {
    title: '大米 5 公斤',
    points: 30,
    place: '党群服务站',
    hours: '周一到周五 9 点到 17 点',
  }
  const { id } = await act<{ id: string }>(secretary, 'points/saveGift', {
    compound: HOME_COMPOUND,
    ...gift,
    state: 'open',
  })
  await act(secretary, 'points/countStock', { gift: id, change: 2, reason: '到货' })
  await phone.open(openidOf('resident'), `${POINTS}/gifts/index`)
  await phone.waitForText(`您有 ${await pointsOf(openidOf('resident'))} 分可用`)
  await look(phone, 'gifts')
  await phone.tapText('大米 5 公斤')
  await phone.tapLabel('换')
  await phone.waitForPath(`${POINTS}/redemptions`)
  await phone.open(secretary, `${POINTS}/queue/index`)
  await phone.waitForText('周六清洁楼道')
  await look(phone, 'queue')
  await phone.tapText('同意')
  await phone.tapText('没有亲属关系，同意')
  await phone.waitForText('没有等您同意的')
  const mine = await act<{ items: { code: string }[] }>(
    openidOf('resident'),
    'points/listMyRedemptions',
    {},
  )
  await phone.goTo(`${POINTS}/station/index?compound=${HOME_COMPOUND}`)
  await phone.tapText('荷小满 · 大米 5 公斤')
  await phone.fill('居民手机上的领取码', mine.items[0]?.code ?? '')
  await look(phone, 'station')
  await phone.tapLabel('发放')
  await phone.waitForNoText('荷小满 · 大米 5 公斤')
  return id
}

/** The secretary's own wish: agreed to by somebody else. */
async function askForOneself(gift: string) {
  const secretary = openidOf('secretary')
  const { id } = await act<{ id: string }>(secretary, 'points/requestGift', { gift, points: 30 })
  const approve = { id, decision: 'approve', unrelated: true }
  await expect(act(secretary, 'points/decideRedemption', approve)).rejects.toThrow('不归您办理')
  const queue = await act<{ items: QueueItem[] }>(
    openidOf('communitySecretary'),
    'points/listQueue',
    {},
  )
  expect(queue.items).toMatchObject([{ id, ownOrFamily: false }])
  await act(openidOf('communitySecretary'), 'points/decideRedemption', approve)
}

/** What the demo left to decide is decided, so that the queues hold what this story asks for. */
async function emptyQueues() {
  for (const who of ['secretary', 'communitySecretary'] as const) {
    const { items } = await act<{ items: QueueItem[] }>(openidOf(who), 'points/listQueue', {})
    for (const { id } of items) {
      const approve = { id, decision: 'approve', unrelated: true }
      await act(openidOf(who), 'points/decideRedemption', approve)
    }
  }
}

test('neighbours sweep together, hours become points, and points a gift', async () => {
  const crowd = [
    ...(['resident', 'elder', 'tenant'] as const).map(openidOf),
    ...NEIGHBOURS.map((one) => one._id),
  ]
  stage.cloud.database.loadDocuments('residents', NEIGHBOURS)
  const [first = '', second = '', third = '', fourth = ''] = crowd
  const phone = await stage.play('captain', `${ACTIVITY}/list/index`)
  await emptyQueues()
  const before = await Promise.all([first, second, third, fourth].map(pointsOf))
  const id = await planAndSignUp(phone, crowd)
  // The tenant leaves early.
  await attend(phone, id, [first, second, fourth, third])
  await publish(phone, id, first, CAST.tenant.name)
  const after = await Promise.all([first, second, third, fourth].map(pointsOf))
  expect(after.map((points, i) => points - (before[i] ?? 0))).toEqual([4, 4, 0, 4])
  loadEarlier(id, ['resident', 'secretary'])
  await runTimer('volunteering')
  const gift = await redeem(phone)
  const left = await pointsOf(first)
  expect(left - (before[0] ?? 0)).toBe(6)
  await askForOneself(gift)

  await phone.open(first, 'pages/me/index')
  await phone.tapText('长辈模式')
  await phone.goTo(`${ACTIVITY}/detail/index?id=${id}`)
  await phone.waitForText('积分已发')
  await look(phone, 'posted', true)
  await phone.goTo(`${POINTS}/gifts/index`)
  await phone.waitForText(`您有 ${left} 分可用`)
  await look(phone, 'gifts', true)
})
