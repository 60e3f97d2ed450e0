import { HEAD_ANSWER_MS } from '@domain/people/claims'
import { claims } from '@functions/people/claims/store'
import * as c from '@functions/people/contract'
import { codeOf, newHousehold } from '@functions/people/households'
import { households } from '@functions/people/store'
import { LOCAL_SECRET } from '../../../tools/local-cloud/cloud'
import { agree } from '../agree'
import {
  EMPTY_HOME,
  freshKey,
  HOME,
  holderOf,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  ROSTER_PHONE,
  SECRETARY,
  type World,
} from '../world'

const CAPTAIN = holderOf('building_captain')
const NEWCOMER = 'o-newcomer'
const OTHER = 'o-other-newcomer'
const HOUSE = newHousehold(EMPTY_HOME, { room: '1单元502', areaCentiares: 8_850 })
const CODE = codeOf(HOUSE, LOCAL_SECRET)

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

type Input = Parameters<World['call']>[2] & object
const claim = async (openid: string, more: Input = {}, key?: string) => {
  await agree(world, openid, 'household')
  return world.call(
    openid,
    c.claimHousehold,
    { household: EMPTY_HOME, relation: 'owner', method: 'household_code', code: CODE, ...more },
    key,
  )
}

/** A claim that must open; its id. */
async function opened(openid: string, more: Input = {}): Promise<string> {
  const result = await claim(openid, more)
  if (!result.ok || result.data.outcome !== 'opened') throw new Error(JSON.stringify(result))
  return result.data.id
}

const homeNow = (path = EMPTY_HOME) => world.all(households).find((one) => one._id === path)
const titles = async (openid: string) =>
  (await world.data(openid, c.listMessages, {})).items.map((one) => one.title)
const tasksOf = async (openid: string) =>
  (await world.data(openid, c.getHome, {})).needsMe.filter((one) => one.kind === 'claim_to_answer')

describe('ways in', () => {
  test('the code of the slip opens an empty home at once, and its first owner is the head', async () => {
    expect(await claim(NEWCOMER)).toMatchObject({ ok: true, data: { state: 'approved' } })
    const { homes } = await world.data(NEWCOMER, c.getResidence, {})
    expect(homes).toMatchObject([{ path: EMPTY_HOME, room: '1单元502', isHead: true }])
    expect((await world.data(NEWCOMER, c.getHome, {})).homes).toHaveLength(1)
    expect(await titles(NEWCOMER)).toEqual(['认领通过了，欢迎回家'])
  })

  test('a code is read in spite of case, dashes and look-alikes; a misread one is no try', async () => {
    const typed = `${CODE.slice(0, 4)}-${CODE.slice(4)}`.toLowerCase().replace(/0/g, 'O')
    const spoilt = CODE.slice(0, 7) + (CODE[7] === '0' ? '1' : '0')
    for (let i = 0; i < 8; i++) {
      expect(await claim(NEWCOMER, { code: spoilt })).toMatchObject({ ok: false, code: 1105 })
    }
    expect(await claim(NEWCOMER, { code: typed })).toMatchObject({ data: { state: 'approved' } })
  })

  test('a phone of the roster is compared on the server; another phone opens nothing', async () => {
    expect(await claim(NEWCOMER, { method: 'roster_phone' })).toMatchObject({ code: 1106 })
    const bind = async (openid: string) => {
      await agree(world, openid, 'phone')
      const code = world.cloud.client({ openid }).getPhoneNumberCode()
      return world.call(openid, c.bindPhone, { code })
    }
    world.cloud.openApis.phoneCodes.setNumber(NEWCOMER, ROSTER_PHONE)
    expect(await bind(NEWCOMER)).toMatchObject({ data: { phoneMasked: '103****0502' } })
    await bind(OTHER)
    const wrong = { outcome: 'wrong_phone' }
    expect(await claim(OTHER, { method: 'roster_phone' })).toMatchObject({ data: wrong })
    const right = { state: 'approved' }
    expect(await claim(NEWCOMER, { method: 'roster_phone' })).toMatchObject({ data: right })
  })

  test('a one-time code gives the phone once, and a made-up one not at all', async () => {
    const code = world.cloud.client({ openid: NEWCOMER }).getPhoneNumberCode()
    await agree(world, NEWCOMER, 'phone')
    expect(await world.call(NEWCOMER, c.bindPhone, { code })).toMatchObject({ ok: true })
    expect(await world.call(NEWCOMER, c.bindPhone, { code })).toMatchObject({ code: 30 })
    await world.data(NEWCOMER, c.removePhone, {})
    expect(await world.data(NEWCOMER, c.getMe, {})).not.toHaveProperty('phoneMasked')
  })

  test('a captain’s word lets a neighbour in, a captain’s no asks the secretary', async () => {
    const id = await opened(NEWCOMER, { method: 'captain_vouch' })
    expect(await tasksOf(CAPTAIN)).toHaveLength(1)
    const answer = { id, decision: 'confirm' }
    expect(await world.call(SECRETARY, c.answerClaim, answer)).toMatchObject({ code: 5 })
    expect(await world.data(CAPTAIN, c.answerClaim, answer)).toEqual({ state: 'approved' })
    expect(await tasksOf(CAPTAIN)).toEqual([])
    const other = await opened(OTHER, { method: 'captain_vouch', household: HOME })
    expect(await world.data(OTHER, c.getClaim, { id: other })).toMatchObject({
      state: 'pending_head',
    })
  })

  test('without a captain there is nobody to vouch', async () => {
    const household = `${EMPTY_HOME.split('/b03')[0]}/b01/u1/0101`
    const home = newHousehold(household, { room: '1单元101', areaCentiares: 6_000 })
    world.cloud.database.loadDocuments('households', [{ ...home }])
    const input = { household, method: 'captain_vouch' }
    expect(await claim(NEWCOMER, input)).toMatchObject({ code: 1107 })
  })

  test('the secretary says yes or no, always with a reason', async () => {
    const id = await opened(NEWCOMER, { method: 'secretary_approval' })
    expect(await tasksOf(SECRETARY)).toHaveLength(1)
    expect(await world.call(SECRETARY, c.answerClaim, { id, decision: 'confirm' })).toMatchObject({
      code: 1112,
    })
    const no = { id, decision: 'deny', reason: '房本上不是这个名字' }
    expect(await world.data(SECRETARY, c.answerClaim, no)).toEqual({ state: 'refused' })
    expect(await titles(NEWCOMER)).toContain('认领没有通过')
    const view = await world.data(NEWCOMER, c.getClaim, { id })
    expect(view.steps.at(-1)).toMatchObject({ by: 'secretary', words: '房本上不是这个名字' })
    expect(await world.call(SECRETARY, c.answerClaim, no)).toMatchObject({ code: 1110 })
  })
})

describe('a home with a head', () => {
  const join = { household: HOME, relation: 'family', method: 'secretary_approval' }

  test('the head is asked first; a yes lets in, and nobody else decides meanwhile', async () => {
    const id = await opened(NEWCOMER, join)
    expect(await tasksOf(RESIDENT)).toHaveLength(1)
    expect(await tasksOf(SECRETARY)).toEqual([])
    const answer = { id, decision: 'confirm', reason: '我认识' }
    expect(await world.call(SECRETARY, c.answerClaim, answer)).toMatchObject({ code: 5 })
    expect(await world.data(RESIDENT, c.answerClaim, { id, decision: 'confirm' })).toEqual({
      state: 'approved',
    })
    expect(homeNow(HOME)).toMatchObject({ headId: personIdOf(RESIDENT), members: [{}, {}] })
  })

  test('a no of the head is a dispute, which the secretary settles', async () => {
    const id = await opened(NEWCOMER, { ...join, relation: 'owner' })
    expect(await world.call(RESIDENT, c.answerClaim, { id, decision: 'deny' })).toMatchObject({
      code: 1112,
    })
    const no = { id, decision: 'deny', reason: '不认识这个人' }
    expect(await world.data(RESIDENT, c.answerClaim, no)).toEqual({ state: 'pending_secretary' })
    expect(await tasksOf(SECRETARY)).toHaveLength(1)
    const yes = { id, decision: 'confirm', reason: '看过房本，是业主' }
    expect(await world.data(SECRETARY, c.answerClaim, yes)).toEqual({ state: 'approved' })
    expect(await titles(RESIDENT)).toContain('小区书记核实了您家的一份认领')
  })

  test('three days of silence pass it to the secretary, by the clock and by the timer', async () => {
    const id = await opened(NEWCOMER, join)
    world.clock.advance(HEAD_ANSWER_MS)
    expect(await world.data(NEWCOMER, c.getClaim, { id })).toMatchObject({
      state: 'pending_secretary',
    })
    expect(await world.call(RESIDENT, c.answerClaim, { id, decision: 'confirm' })).toMatchObject({
      code: 1110,
    })
    await world.cloud.call('people', { Type: 'Timer' }, { openid: '', source: 'wx_trigger' })
    expect(await tasksOf(SECRETARY)).toHaveLength(1)
    expect(await tasksOf(RESIDENT)).toEqual([])
    expect(await titles(NEWCOMER)).toContain('认领转给小区书记核实')
  })

  test('one person belongs to several homes, and asks for each once', async () => {
    await opened(NEIGHBOUR)
    expect(await claim(NEIGHBOUR)).toMatchObject({ code: 1101 })
    await opened(NEIGHBOUR, join)
    expect(await claim(NEIGHBOUR, join)).toMatchObject({ code: 1102 })
    expect((await world.data(NEIGHBOUR, c.getResidence, {})).homes).toHaveLength(2)
  })
})

describe('once and only once', () => {
  test('two claims for an empty home at the same moment make one head', async () => {
    const people = Array.from({ length: 6 }, (_, i) => `o-racer-${i}`)
    const results = await Promise.all(people.map((openid) => claim(openid)))
    const states = results.map((one) => (one.ok && 'state' in one.data ? one.data.state : 'x'))
    expect(states.sort()).toEqual(['approved', ...Array(5).fill('pending_head')])
    expect(homeNow()?.members).toHaveLength(1)
  })

  test('the same claim sent again is answered again and done once', async () => {
    const key = freshKey()
    const first = await claim(NEWCOMER, {}, key)
    const again = await Promise.all([claim(NEWCOMER, {}, key), claim(NEWCOMER, {}, key)])
    for (const one of again) {
      expect(one).toMatchObject({ ok: true, data: first.ok ? first.data : {} })
    }
    expect(homeNow()?.members).toHaveLength(1)
  })

  test('an answer sent twice at once lets in once', async () => {
    const id = await opened(NEWCOMER, { method: 'captain_vouch' })
    const answers = await Promise.all(
      [1, 2].map(() => world.call(CAPTAIN, c.answerClaim, { id, decision: 'confirm' })),
    )
    expect(answers.filter((one) => one.ok)).toHaveLength(1)
    expect(homeNow()?.members).toHaveLength(1)
  })

  test('a claim is taken back by its claimant alone and may be made again', async () => {
    const id = await opened(NEWCOMER, { method: 'secretary_approval' })
    expect(await world.call(OTHER, c.withdrawClaim, { id })).toMatchObject({ code: 5 })
    await world.data(NEWCOMER, c.withdrawClaim, { id })
    expect(await tasksOf(SECRETARY)).toEqual([])
    expect(await opened(NEWCOMER, { method: 'secretary_approval' })).toBe(id)
    expect(world.all(claims)).toHaveLength(1)
  })

  test('five claims a day are enough for anybody', async () => {
    const input = { method: 'secretary_approval' }
    for (let i = 0; i < 5; i++) {
      const id = await opened(NEWCOMER, input)
      await world.data(NEWCOMER, c.withdrawClaim, { id })
    }
    expect(await claim(NEWCOMER, input)).toMatchObject({ code: 1108 })
  })
})
