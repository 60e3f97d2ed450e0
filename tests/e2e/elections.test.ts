import { moreThan } from '@domain/elections/threshold'
import { NEVER } from '@functions/elections/steps/step'
import { preparePoll } from '@functions/elections/voting/prepare-poll'
import type { Transaction } from '@functions/kernel/database'
import { CAST, type CastName } from '../../tools/district/personas'
import { HOME_COMPOUND } from '../../tools/district/stage'
import type { MovableClock } from '../../tools/local-cloud/cloud'
import type { Phone } from '../../tools/simulator/driver'
import { CALENDAR, electionDoc, FROZEN } from '../functions/fixtures/elections'
import { faultsOf } from './judge'
import { openStage, type Stage } from './stage'

jest.setTimeout(180_000)

const PAGES = 'features/elections/pages'
const ID = 'e2epoll00000001'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const WATCHERS = ['secretary', 'tenant', 'neighbour'] as const
const OFFICERS = ['gridWorker', 'communityStaff'] as const

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 400_000)
afterAll(() => stage?.close())

const people = (names: readonly CastName[]) =>
  names.map((one) => ({ personId: CAST[one].personId, name: CAST[one].name }))

/** A poll of building 3 whose voting begins now, as publishing its candidates makes it. */
async function seedPoll(now: number) {
  const add = async ({ name }: { name: string }, doc: object) => {
    stage.cloud.database.loadDocuments(name, [{ ...doc }])
  }
  const building = `${HOME_COMPOUND}/b03`
  const until = now + 6 * HOUR
  const election = electionDoc(ID, {
    path: building,
    calendar: {
      ...CALENDAR,
      voting: { from: now, until },
      resultAt: until + 3 * HOUR,
      resultPublicity: { from: until + 3 * HOUR, until: until + 99 * HOUR },
    },
    roll: { ...FROZEN, households: 3 },
    choices: [
      { id: 'cand0001', title: '莲霜降' },
      { id: 'cand0002', title: '荷大暑' },
    ],
    scrutineers: people(WATCHERS),
    officers: people(OFFICERS),
    step: 'publish_result',
    nextAt: NEVER,
  })
  await add({ name: 'elections' }, election)
  await preparePoll(
    { add } as unknown as Transaction,
    {
      ...{ _id: ID, electionId: ID, path: building, title: '3栋楼栋长选举' },
      candidates: [
        { id: 'cand0001', name: '莲霜降' },
        { id: 'cand0002', name: '荷大暑' },
      ],
      ...{ min: 0, max: 1, scrutineers: people(WATCHERS), threshold: 2 },
      officers: people(OFFICERS),
      households: [`${building}/u1/0302`, `${building}/u2/0101`, `${building}/u1/0201`],
      ...{ proxyLimit: 3, quorum: moreThan(1, 2), from: now, until, extension: null },
      ...{ paperUntil: until + 2 * HOUR, resultAt: until + 3 * HOUR },
    },
    now,
  )
  return until
}

async function tend() {
  const event = { Type: 'Timer', TriggerName: 'tendPolls', Time: '', Message: '' }
  await stage.cloud.call('elections', event, { openid: '', source: 'wx_trigger' })
}

function moveTo(at: number) {
  const clock = stage.cloud.clock as MovableClock
  clock.moveTo(at)
}

async function look(phone: Phone, name: string, elder = false) {
  await stage.keep(phone, `election-${name}-${elder ? 'elder' : 'normal'}`)
  const faults = await faultsOf(phone, elder ? 60 : 44)
  // Receipts, phrases and hashes are no words of ours.
  expect(faults.filter((fault) => !fault.startsWith('a resident reads'))).toEqual([])
  expect(await phone.errors()).toEqual([])
}

const open = (phone: Phone, who: CastName, page: string) =>
  phone.open(CAST[who].openid, `${PAGES}/${page}/index?id=${ID}`)

/** The words of the phrase, as the scrutineer reads them off the screen. */
async function readPhrase(phone: Phone): Promise<string> {
  const groups = phone.page.frameLocator('iframe.sim-page.active').locator('.phrase__group')
  const texts = await groups.allInnerTexts()
  return texts.join(' ')
}

async function makeKey(phone: Phone) {
  for (const who of OFFICERS) {
    await open(phone, who, 'ceremony')
    await phone.tapText('登记我的签名')
    await phone.waitForNoText('登记我的签名')
  }
  for (const who of WATCHERS) {
    await open(phone, who, 'ceremony')
    await phone.tapText('我准备好了')
    await phone.waitForText('我抄好了')
    if (who === 'secretary') await look(phone, 'phrase')
    const phrase = await readPhrase(phone)
    await phone.tapText('我抄好了')
    await phone.fill('纸上的口令', phrase)
    await phone.tapText('核对')
    await phone.waitForText('等另外两位')
  }
  await look(phone, 'ceremony')
  // Each phone takes its next step by itself once the page is open and the others have taken theirs.
  for (const who of ['secretary', 'tenant', 'neighbour', 'secretary', 'tenant'] as const) {
    await open(phone, who, 'ceremony')
    await phone.waitForText('等另外两位')
  }
  await open(phone, 'neighbour', 'ceremony')
  await phone.waitForText('钥匙做好了')
  await look(phone, 'key-made')
}

async function vote(phone: Phone) {
  await open(phone, 'resident', 'vote')
  await phone.waitForText('还没投')
  await look(phone, 'vote')
  await phone.tapText('莲霜降')
  await phone.tapText('封好我的票')
  await phone.waitForText('已经封好')
  await look(phone, 'sealed')
  await phone.tapText('先拆开一张验一验')
  await phone.waitForText('和您选的一样')
  await look(phone, 'opened')
  await phone.tapText('重新封一张')
  await phone.waitForText('已经封好')
  await phone.setNetwork('off')
  await phone.tapText('投出去')
  await phone.waitForText('网络不太好')
  await look(phone, 'unsent')
  await phone.setNetwork('on')
  await phone.tapText('再送一次')
  await phone.waitForText('选票回执')
  await phone.waitForText('已用手机投')
  await look(phone, 'receipt')
  await phone.tapText('我要改投')
  await phone.tapText('荷大暑')
  await phone.tapText('封好我的票')
  await phone.tapText('投出去')
  await phone.waitForText('选票回执')
}

test('three phones make the key, a household votes twice, paper is counted and all is checked', async () => {
  const phone = await stage.play('resident')
  const now = stage.cloud.clock.now()
  const until = await seedPoll(now)
  await makeKey(phone)
  await vote(phone)

  await open(phone, 'gridWorker', 'paper')
  await phone.fill('单元', '2')
  await phone.fill('房号', '101')
  await look(phone, 'paper')
  await phone.tapText('登记这一户')
  await phone.waitForText('已登记 1 个信封')

  moveTo(until + 2 * MINUTE)
  await tend()
  for (const who of OFFICERS) {
    await open(phone, who, 'paper')
    await phone.fill('莲霜降的票数', '1')
    await phone.fill('荷大暑的票数', '0')
    await phone.fill('废票', '0')
    if (who === 'gridWorker') await look(phone, 'paper-count')
    await phone.tapText('签名并提交')
    await phone.waitForText(who === 'gridWorker' ? '您已录入' : '纸质票录好了')
  }
  await tend()
  for (const who of ['secretary', 'neighbour'] as const) {
    await open(phone, who, 'count')
    await phone.waitForText('核对并开票')
    if (who === 'secretary') await look(phone, 'count')
    await phone.tapText('核对并开票')
    await phone.waitForText('您开过了')
  }
  moveTo(until + 3 * HOUR + MINUTE)
  await tend()
  await open(phone, 'resident', 'check')
  await phone.tapText('在我手机上核对')
  await phone.waitForText('您的票在票板上')
  await phone.waitForText('结果重新算过，和公布的一样')
  await look(phone, 'check')
  await phone.goTo(`${PAGES}/honest/index?id=${ID}`)
  await phone.waitForText('保证不了的')
  await look(phone, 'honest')
  await phone.goTo('pages/me/index')
  await phone.tapText('长辈模式')
  for (const page of ['check', 'vote', 'honest']) {
    await phone.goTo(`${PAGES}/${page}/index?id=${ID}`)
    await phone.waitForText('公正')
    await look(phone, page, true)
  }
})
