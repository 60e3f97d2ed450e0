import * as c from '@functions/elections/contract'
import type { ElectionDoc } from '@functions/elections/documents'
import { reviewNotice, writeNotice } from '@functions/notices/contract'
import type { NoticeDoc } from '@functions/notices/documents'
import { CAST, type CastName } from '../../tools/district/personas'
import { HOME_COMPOUND } from '../../tools/district/stage'
import type { MovableClock } from '../../tools/local-cloud/cloud'
import type { Phone } from '../../tools/simulator/driver'
import { faultsOf } from './judge'
import { openStage, type Stage } from './stage'
import { FarPhones } from './support/far-phones'

jest.setTimeout(240_000)

const PAGES = 'features/elections/pages'
const MINUTE = 60_000
/** Two stairs, six floors, two doors: 24 homes, of which twelve vote. */
const BUILDING = `${HOME_COMPOUND}/b01`
const WATCHERS = ['resident', 'elder', 'captain'] as const
/** Opens the count on another phone than the one the key was made on, by the words on paper. */
const COUNTS_FROM_PAPER = 'captain'
const OFFICERS = ['communityStaff', 'secretary'] as const
/** Who stands and is elected; she lives in the building. */
const HERO = CAST.tenant

let stage: Stage
let far: FarPhones
let id = ''
beforeAll(async () => {
  stage = await openStage()
  far = new FarPhones(stage.cloud)
  moveIn()
}, 400_000)
afterAll(() => stage?.close())

const put = (collection: string, docs: readonly object[]) =>
  stage.cloud.database.importJsonLines(
    collection,
    docs.map((doc) => JSON.stringify(doc)).join('\n'),
    'upsert',
  )
const all = <Doc>(collection: string): Doc[] =>
  stage.cloud.database
    .exportJsonLines(collection)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Doc)

/** Eleven households beside the hero's, one person each; two of them are played on a phone. */
const RIVAL = 0
const REFUSED = 1
const BY_PROXY = 10
const VOTERS = [...'梅兰竹菊松柏桃李杏梨枣'].map((name, i) => {
  const door = `${Math.floor(i / 2) + 1}0${(i % 2) + 1}`
  const played = { [REFUSED]: CAST.guest.openid, [BY_PROXY]: CAST.newcomer.openid }[i]
  return {
    openid: played ?? `oTest-voter-${i}`,
    personId: `test-voter-${i}`,
    name: `${name}邻里`,
    home: `${BUILDING}/u1/0${door}`,
    room: `1单元${door}`,
  }
})
const voter = (i: number) => {
  const one = VOTERS[i]
  if (!one) throw new Error(`no voter ${i}`)
  return one
}

function moveIn(): void {
  const homes = new Map(all<{ _id: string }>('households').map((one) => [one._id, one]))
  const lives = { relation: 'owner', since: 0 }
  put(
    'residents',
    VOTERS.map(({ openid, personId, name, home }) => ({
      ...{ _id: openid, personId, name, phone: null, households: [{ path: home, ...lives }] },
      ...{ appointments: [], createdAt: 0, updatedAt: 0 },
    })),
  )
  put(
    'households',
    VOTERS.map(({ home, personId }) => ({
      ...homes.get(home),
      ...{ headId: personId, members: [{ personId, ...lives }] },
    })),
  )
}

const election = (): ElectionDoc => {
  const found = all<ElectionDoc>('elections').find(({ path }) => path === BUILDING)
  if (!found) throw new Error('no election')
  return found
}

async function tend() {
  const event = { Type: 'Timer', TriggerName: 'tendPolls', Time: '', Message: '' }
  await stage.cloud.call('elections', event, { openid: '', source: 'wx_trigger' })
}

/** Time goes on, for the cloud and for the phone, and the timer comes round twice. */
async function goTo(phone: Phone, at: number) {
  const clock = stage.cloud.clock as MovableClock
  clock.moveTo(at)
  const ahead = clock.now() - Date.now()
  await phone.page.addInitScript(
    `window.__now ??= Date.now.bind(Date); Date.now = () => window.__now() + ${ahead}`,
  )
  await tend()
  await tend()
}

async function look(phone: Phone, name: string, elder = false) {
  await phone.settle()
  await stage.keep(phone, `election-${name}-${elder ? 'elder' : 'normal'}`)
  const faults = await faultsOf(phone, elder ? 60 : 44)
  // Receipts, phrases and hashes are no words of ours.
  const judged = faults.filter((fault) => !fault.startsWith('a resident reads'))
  expect(judged).toEqual([])
  expect(await phone.errors()).toEqual([])
}

const open = (phone: Phone, { openid }: { openid: string }, page: string) =>
  phone.open(openid, `${PAGES}/${page}/index?id=${id}`)
const openAs = (phone: Phone, who: CastName, page: string) => open(phone, CAST[who], page)

/** Presses a button of the sheet in front. */
async function confirm(phone: Phone, label: string) {
  await phone.page.waitForTimeout(300)
  const sheet = phone.page.frameLocator('iframe.sim-page.active').locator('.ui-confirm')
  await sheet.filter({ visible: true }).getByText(label, { exact: true }).click()
}

async function plan(phone: Phone) {
  await phone.tapText('启动选举')
  await phone.tapLabel('楼栋，已选 全部 3 栋，同时开始')
  await phone.tapText('1栋')
  await phone.waitForText('会是这些日子')
  await look(phone, 'plan')
  await phone.tapText('启动')
  await confirm(phone, '启动')
  await phone.waitForPath(`${PAGES}/list`)
  await phone.waitForText('1栋楼栋长选举')
  id = election()._id
  await tend()
}

/** Somebody says that an empty home is none any more; 23 households stay, of which twelve are enough. */
async function roll(phone: Phone) {
  await goTo(phone, election().calendar.roll.from + MINUTE)
  await open(phone, HERO, 'detail')
  await look(phone, 'detail')
  await phone.tapText('查一查我家在不在名册上')
  await phone.waitForText('2单元502在名册上')
  const entries = all<{ household: string; _id: string }>('election_roll_entries')
  const entry = entries.find(({ household }) => household.endsWith('u1/0602'))?._id ?? ''
  const words = '这一户早就并到隔壁去了'
  await far.act(voter(RIVAL).openid, c.raiseRollObjection, { id, asks: 'remove', entry, words })
  await openAs(phone, 'secretary', 'roll')
  await phone.tapText('成立')
  await phone.fill('理由', '上门看过，确实并户了')
  await confirm(phone, '就这样定')
  await phone.waitForText('上门看过')
  await look(phone, 'roll-ruled')
  await goTo(phone, election().calendar.rollRulings.until + MINUTE)
  expect(election().roll).toMatchObject({ state: 'frozen', households: 23 })
}

const STATED = {
  ...{ bornOn: '1970-05-01', livesHereSince: '2012-01-01' },
  statement: '我愿意为大家跑腿，楼道灯坏了马上报。',
}

async function nominate(phone: Phone) {
  await open(phone, HERO, 'nominate')
  await phone.tapText('我要自荐')
  await phone.waitForText('请您答复')
  await phone.fill('出生日期', '1988年8月8日')
  await phone.fill('什么时候住到这里', '2019-3-1')
  await phone.fill('想对邻居说的话', '我在家上班，白天都在。大家有事敲门就行。')
  await look(phone, 'nominate-form')
  for (const { openid, name } of [voter(RIVAL), voter(REFUSED)]) {
    const { nomination } = await far.act(openid, c.nominate, { id })
    const answer = { ...STATED, accepts: true as const, name }
    await far.act(openid, c.answerNomination, { id: nomination, answer })
  }
  const { room, name } = voter(3)
  await far.act(voter(2).openid, c.nominate, { id, nominee: { room, name } })
  await phone.tapText('我愿意参选')
  await phone.waitForText('等社区审查资格')
  await phone.waitForText(name)
  await look(phone, 'nominated')
}

async function choosePeople(phone: Phone) {
  for (const who of WATCHERS)
    await far.act(CAST[who].openid, c.offerScrutineer, { id, offers: true })
  await openAs(phone, 'secretary', 'detail')
  for (const who of WATCHERS) await phone.tapText(CAST[who].name)
  await phone.tapText('定这 3 位监票人')
  await phone.waitForText(WATCHERS.map((who) => CAST[who].name).join('、'))
  const people = OFFICERS.map((who) => CAST[who].personId)
  await far.act(CAST.secretary.openid, c.chooseOfficers, { id, people })
  await goTo(phone, (election().calendar.nomination?.until ?? 0) + MINUTE)
}

async function review(phone: Phone) {
  const secretary = CAST.secretary.openid
  const { nominations } = await far.act(secretary, c.listNominations, { id })
  const find = (name: string) => nominations.find((one) => one.name === name)?.id ?? ''
  for (const { name } of [HERO, voter(RIVAL)])
    await far.act(secretary, c.reviewNomination, { id: find(name), decision: 'qualified' })
  await openAs(phone, 'secretary', 'review')
  await look(phone, 'review')
  // Who has been passed could only be changed; one button says no to whoever is still open.
  await phone.tapText('不通过')
  await phone.fill('理由', '这一户还没有住满半年')
  await confirm(phone, '就这样定')
  await phone.waitForText('还没有住满半年')
  await open(phone, voter(REFUSED), 'nominate')
  await phone.waitForText('您的参选资格没有通过')
  await look(phone, 'refused')
  await goTo(phone, (election().calendar.review?.until ?? 0) + MINUTE)
}

/** The words of the phrase, as the scrutineer reads them off the screen. */
async function readPhrase(phone: Phone): Promise<string> {
  const groups = phone.page.frameLocator('iframe.sim-page.active').locator('.phrase__group')
  return (await groups.allInnerTexts()).join(' ')
}

/** Three phones, each with its scrutineer: the words go on paper and are typed in again. */
async function makeKey(phone: Phone) {
  await openAs(phone, 'communityStaff', 'ceremony')
  await phone.tapText('登记我的签名')
  await phone.waitForText('您的计票签名已登记')
  await far.enroll(CAST.secretary.openid, id)
  const page = `${PAGES}/ceremony/index?id=${id}`
  const [first, ...others] = WATCHERS
  await openAs(phone, first, 'ceremony')
  const phones = [phone]
  for (const who of others) phones.push(await stage.play(who, page))
  for (const [place, watched] of phones.entries()) {
    await watched.tapText('我准备好了')
    await watched.waitForText('我抄好了')
    if (watched === phone) await look(watched, 'phrase')
    const phrase = await readPhrase(watched)
    const openid = CAST[WATCHERS[place] ?? first].openid
    if (openid === CAST[COUNTS_FROM_PAPER].openid) far.take(openid, place, phrase)
    await watched.tapText('我抄好了')
    await watched.fill('纸上的口令', phrase)
    await watched.tapText('核对')
    await watched.waitForText('等另外两位')
    if (watched === phone) await look(watched, 'ceremony')
  }
  // Each page takes its steps by itself, once it sees that the others have taken theirs.
  while (election().fingerprint === null)
    for (const watched of phones) {
      await watched.pullDown()
      await watched.settle()
    }
  for (const watched of phones) {
    await watched.pullDown()
    await watched.waitForText('钥匙做好了')
    expect(await watched.errors()).toEqual([])
    if (watched !== phone) await watched.close()
  }
}

async function vote(phone: Phone) {
  await goTo(phone, election().calendar.voting.from + MINUTE)
  await open(phone, HERO, 'vote')
  await phone.tapText('看候选人介绍')
  await phone.waitForText(STATED.statement)
  await look(phone, 'candidates')
  await phone.back()
  await phone.waitForText('还没投')
  await look(phone, 'vote')
  await phone.tapText(voter(RIVAL).name)
  await phone.tapText('封好我的票')
  await phone.tapText('先拆开一张验一验')
  await phone.waitForText('和您选的一样')
  await look(phone, 'opened')
  await phone.tapText('重新封一张')
  await phone.waitForText('已经封好')
  await look(phone, 'sealed')
  await phone.setNetwork('off')
  await phone.tapText('投出去')
  await phone.waitForText('网络不太好')
  await phone.setNetwork('on')
  await phone.tapText('再送一次')
  await phone.waitForText('选票回执')
  await look(phone, 'receipt')
  await phone.tapText('我要改投')
  await phone.tapText(HERO.name)
  await phone.tapText('封好我的票')
  await phone.tapText('投出去')
  await phone.waitForText('选票回执')
  for (const i of [0, 1, 2, 3, 4]) await far.vote(voter(i).openid, id, HERO.name)
  for (const i of [5, 6]) await far.vote(voter(i).openid, id, voter(RIVAL).name)
}

async function paper(phone: Phone) {
  const officer = CAST.communityStaff
  for (const i of [7, 8, 9])
    await far.act(officer.openid, c.recordPaper, { id, household: voter(i).home })
  await open(phone, officer, 'paper')
  await phone.fill('单元', '1')
  await phone.fill('房号', '601')
  await phone.tapText('近亲属代交')
  await phone.fill('代交的人住哪一室', voter(8).room)
  await phone.fill('代交的人姓名', voter(8).name)
  await look(phone, 'paper-proxy')
  await phone.tapText('看过委托，登记这一户')
  await phone.waitForText('已登记 4 个信封')
  // The household votes itself: the proxy's paper is set aside.
  await open(phone, voter(BY_PROXY), 'vote')
  await phone.waitForText('有人代投')
  await look(phone, 'vote-proxy')
  await phone.tapText(HERO.name)
  await phone.tapText('封好我的票')
  await phone.tapText('投出去')
  await phone.waitForText('已用手机投')
}

async function count(phone: Phone) {
  await goTo(phone, election().calendar.voting.until + 2 * MINUTE)
  const onPaper = { [HERO.name]: 2, [voter(RIVAL).name]: 1 }
  await far.countPaper(CAST.secretary.openid, id, onPaper)
  await openAs(phone, 'communityStaff', 'paper')
  for (const [name, votes] of Object.entries(onPaper))
    await phone.fill(`${name}的票数`, String(votes))
  await phone.fill('废票', '0')
  await look(phone, 'paper-count')
  await phone.tapText('签名并提交')
  await phone.waitForText('纸质票录好了')
  await tend()
  await tend()
  await openAs(phone, 'resident', 'count')
  await phone.waitForText('核对并开票')
  await look(phone, 'count')
  await phone.tapText('核对并开票')
  await phone.waitForText('您开过了')
  await far.openTally(CAST[COUNTS_FROM_PAPER].openid, id)
  await goTo(phone, election().calendar.resultAt + MINUTE)
}

async function result(phone: Phone) {
  await open(phone, HERO, 'result')
  await phone.waitForText('9 票')
  await look(phone, 'result')
  await phone.tapText('自己核对')
  await phone.tapText('在我手机上核对')
  await phone.waitForText('您的票在票板上')
  await phone.waitForText('结果重新算过，和公布的一样')
  await look(phone, 'check')
  await goTo(phone, election().calendar.resultRulings.until + MINUTE)
  await openAs(phone, 'communitySecretary', 'result')
  await phone.tapText('确认结果，任期从今天开始')
  await confirm(phone, '确认')
  await phone.waitForText(`${CAST.communitySecretary.name}确认了结果`)
}

async function term(phone: Phone) {
  await phone.open(HERO.openid, `${PAGES}/terms/index?path=${BUILDING}`)
  await phone.waitForText('交接清单')
  await look(phone, 'term')
  await far.act(HERO.openid, writeNotice, {
    ...{ audience: BUILDING, title: '大家好', body: '我是新的楼栋长，有事请找我。' },
    ...{ pictures: [], attachments: [], mustReadBy: null, expiresAt: null, submit: true },
  })
  const notice = all<NoticeDoc>('notices').find(({ title }) => title === '大家好')
  await far.act(CAST.secretary.openid, reviewNotice, {
    ...{ id: notice?._id ?? '', seen: notice?.updatedAt ?? 0, decision: 'approve' },
  })
  await phone.open(voter(REFUSED).openid, 'features/notices/pages/list/index')
  await phone.waitForText('大家好')
}

test('from the plan to the notice of the new captain', async () => {
  const phone = await stage.play('secretary', `${PAGES}/list/index`)
  const steps = [
    plan,
    roll,
    nominate,
    choosePeople,
    review,
    makeKey,
    vote,
    paper,
    count,
    result,
    term,
  ]
  for (const step of steps) await step(phone)
})
