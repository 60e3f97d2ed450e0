import { CAST, type CastName } from '../../tools/district/personas'
import type { Phone } from '../../tools/simulator/driver'
import { faultsOf } from './judge'
import { openStage, type Stage } from './stage'

jest.setTimeout(120_000)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 400_000)
afterAll(() => stage?.close())

const REQUESTS = 'features/requests/pages'

interface Screen {
  name: string
  who: CastName
  page?: string
  /** Goes on from the page to what is to be seen. */
  go?: (phone: Phone) => Promise<void>
  /** Words that say it is there. */
  shows: string
}

const inOrder =
  (...texts: string[]) =>
  async (phone: Phone) => {
    for (const text of texts) await phone.tapText(text)
  }

const writeWords = async (phone: Phone) => {
  await phone.tapText('公共维修')
  await phone.fill('说一说，一句话也行', '二楼楼道的灯不亮了，晚上看不见路')
}
const toPlace = async (phone: Phone) => {
  await writeWords(phone)
  await phone.tapText('下一步')
}
const toCheck = async (phone: Phone) => {
  await toPlace(phone)
  await phone.tapText('楼道、电梯、楼门口')
  await phone.tapText('下一步')
}

const SUBMIT = `${REQUESTS}/submit/index`
const MINE = `${REQUESTS}/mine/index`

const NOTICES = 'features/notices/pages'

const SCREENS: readonly Screen[] = [
  { name: 'home-resident', who: 'resident', shows: '现在需要您' },
  { name: 'home-guest', who: 'guest', shows: '先随便看看' },
  { name: 'home-secretary', who: 'secretary', shows: '我的职责' },
  { name: 'services', who: 'secretary', page: 'pages/services/index', shows: '楼栋长选举' },
  { name: 'messages', who: 'resident', page: 'pages/messages/index', shows: '您的诉求' },
  { name: 'messages-empty', who: 'guest', page: 'pages/messages/index', shows: '还没有消息' },
  { name: 'me', who: 'secretary', page: 'pages/me/index', shows: '任期到' },
  {
    name: 'me-privacy',
    who: 'resident',
    page: 'pages/me/index',
    go: inOrder('我的信息怎么用'),
    shows: '不收身份证号',
  },
  { name: 'submit-1-category', who: 'resident', page: SUBMIT, shows: '是哪一类问题？' },
  { name: 'submit-2-words', who: 'resident', page: SUBMIT, go: writeWords, shows: '哪里不对？' },
  { name: 'submit-3-place', who: 'elder', page: SUBMIT, go: toPlace, shows: '在哪里？' },
  { name: 'submit-3-place-guest', who: 'guest', page: SUBMIT, go: toPlace, shows: '茨菇塘街道' },
  { name: 'submit-4-check', who: 'tenant', page: SUBMIT, go: toCheck, shows: '看一看，对不对？' },
  { name: 'mine', who: 'resident', page: MINE, shows: '等您确认' },
  { name: 'mine-empty', who: 'guest', page: MINE, shows: '您还没有报过问题' },
  { name: 'detail', who: 'resident', page: MINE, go: inOrder('等您确认'), shows: '经过' },
  {
    name: 'act-answer',
    who: 'resident',
    page: MINE,
    go: inOrder('等您确认', '告诉我们解决了没有'),
    shows: '这件事解决了吗？',
  },
  { name: 'inbox', who: 'gridWorker', page: `${REQUESTS}/inbox/index`, shows: '已提交' },
  {
    name: 'detail-to-accept',
    who: 'gridWorker',
    page: `${REQUESTS}/inbox/index`,
    go: inOrder('已提交'),
    shows: '不受理',
  },
  {
    name: 'act-refuse',
    who: 'gridWorker',
    page: `${REQUESTS}/inbox/index`,
    go: inOrder('已提交', '不受理'),
    shows: '为什么不受理？',
  },
  {
    name: 'act-resolve',
    who: 'handler',
    page: `${REQUESTS}/inbox/index`,
    go: inOrder('处理中', '办好了，写结果'),
    shows: '是怎么解决的？',
  },
  { name: 'notices', who: 'resident', page: `${NOTICES}/list/index`, shows: '电动车' },
  { name: 'notices-empty', who: 'guest', page: `${NOTICES}/list/index`, shows: '还没有公告' },
  {
    name: 'notice-detail',
    who: 'captain',
    page: `${NOTICES}/desk/index`,
    go: inOrder('3栋电梯后天上午检修'),
    shows: '有多少人看过',
  },
  { name: 'notice-write', who: 'captain', page: `${NOTICES}/write/index`, shows: '发给谁' },
  {
    name: 'notice-review',
    who: 'secretary',
    page: `${NOTICES}/desk/index?tab=review`,
    go: inOrder('周六上午一起打扫楼道'),
    shows: '看过了，可以发',
  },
]

/** One person's screens after another's: each change of hands opens the mini-program anew. */
const IN_TURN = [...SCREENS].sort((one, next) => one.who.localeCompare(next.who))

type Mode = 'normal' | 'elder' | 'dark'
/** One phone a mode, since a new one starts slowly; a person who takes it up finds it as they left it. */
const inHand = new Map<Mode, { phone: Phone; who: CastName }>()
const elders = new Set<CastName>()

/** The phone in a person's hand, in a mode, on a page. */
async function hand(who: CastName, mode: Mode, page: string): Promise<Phone> {
  const held = inHand.get(mode)
  if (held?.who === who) {
    await held.phone.goTo(page)
    return held.phone
  }
  const turns = mode === 'elder' && !elders.has(who)
  const first = turns ? 'pages/me/index' : page
  const phone = held?.phone ?? (await stage.play(who, first, mode === 'dark' ? 'dark' : 'light'))
  if (held) await phone.open(CAST[who].openid, first)
  inHand.set(mode, { phone, who })
  if (turns) {
    elders.add(who)
    await phone.tapText('长辈模式')
    await phone.goTo(page)
  }
  return phone
}

async function show({ name, who, page, go, shows }: Screen, mode: Mode): Promise<Phone> {
  const phone = await hand(who, mode, page ?? 'pages/home/index')
  await go?.(phone)
  await phone.waitForText(shows)
  await stage.keep(phone, `${name}-${mode}`)
  return phone
}

describe.each([
  { mode: 'normal', target: 44 },
  { mode: 'elder', target: 60 },
] as const)('in $mode mode', ({ mode, target }) => {
  test.each(IN_TURN)('$name is plain, whole and easy to hit', async (screen) => {
    const phone = await show(screen, mode)
    expect(await faultsOf(phone, target)).toEqual([])
    expect(await phone.errors()).toEqual([])
  })
})

interface Painted {
  ownerDocument: {
    defaultView: { getComputedStyle(of: unknown): { backgroundColor: string } }
  }
}
const groundOf = (page: Painted) =>
  page.ownerDocument.defaultView.getComputedStyle(page).backgroundColor

test.each(['home-resident', 'submit-2-words', 'detail', 'inbox'])(
  '%s follows the dark',
  async (name) => {
    const screen = SCREENS.find((one) => one.name === name)
    if (!screen) throw new Error(`there is no screen ${name}`)
    const phone = await show(screen, 'dark')
    const page = phone.page.frameLocator('iframe.sim-page.active').locator('.ui-page')
    expect(await page.evaluate(groundOf as (page: unknown) => string)).toBe('rgb(22, 27, 26)')
  },
)
