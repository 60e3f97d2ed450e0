import * as c from '@functions/people/contract'
import { codeOf, newHousehold } from '@functions/people/households'
import { households } from '@functions/people/store'
import { LOCAL_SECRET } from '../../../tools/local-cloud/cloud'
import { agree } from '../agree'
import {
  EMPTY_HOME,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  type World,
} from '../world'

const CODE = codeOf(newHousehold(EMPTY_HOME, { room: '1单元502', areaCentiares: 1 }), LOCAL_SECRET)
const HEAD = RESIDENT
const SON = NEIGHBOUR

let world: World
beforeAll(async () => {
  world = await openWorld()
})
/** A home with the resident as head and the neighbour as family. */
beforeEach(async () => {
  world.reset()
  const input = { household: EMPTY_HOME, method: 'household_code', code: CODE }
  for (const one of [HEAD, SON]) await agree(world, one, 'household')
  await world.data(HEAD, c.claimHousehold, { ...input, relation: 'owner' })
  const asked = await world.data(SON, c.claimHousehold, { ...input, relation: 'family' })
  if (asked.outcome !== 'opened') throw new Error(asked.outcome)
  await world.data(HEAD, c.answerClaim, { id: asked.id, decision: 'confirm' })
})
afterAll(() => world.close())

const home = () => world.all(households).find((one) => one._id === EMPTY_HOME)
const homesOf = async (openid: string) =>
  (await world.data(openid, c.getResidence, {})).homes.map((one) => one.path)
const titles = async (openid: string) =>
  (await world.data(openid, c.listMessages, {})).items.map((one) => one.title)
const end = (openid: string, person: string) =>
  world.call(openid, c.endMembership, {
    household: EMPTY_HOME,
    person: personIdOf(person),
    reason: '已经不住这里了',
  })

test('a head hands over before leaving, and then may leave', async () => {
  const leave = { household: EMPTY_HOME }
  expect(await world.call(HEAD, c.leaveHousehold, leave)).toMatchObject({ code: 1114 })
  const over = { household: EMPTY_HOME, to: personIdOf(SON) }
  expect(await world.call(SON, c.handOverHead, over)).toMatchObject({ code: 5 })
  await world.data(HEAD, c.handOverHead, over)
  expect(await titles(SON)).toContain('您现在是户主')
  await world.data(HEAD, c.leaveHousehold, leave)
  expect(home()).toMatchObject({ headId: personIdOf(SON), members: [{}] })
  expect(await homesOf(HEAD)).not.toContain(EMPTY_HOME)
})

test('whose membership is ended is told why, and may appeal to the secretary', async () => {
  expect(await end(SON, HEAD)).toMatchObject({ code: 5 })
  expect(await end(HEAD, SON)).toMatchObject({ ok: true })
  expect(await homesOf(SON)).not.toContain(EMPTY_HOME)
  expect(await titles(SON)).toContain('您被移出了一户，可以申诉')
  const { claims } = await world.data(SON, c.getResidence, {})
  const id = claims[0]?.id ?? ''
  const view = await world.data(SON, c.getClaim, { id })
  expect(view).toMatchObject({ state: 'ended', can: ['appeal'] })
  expect(view.steps.at(-1)?.words).toBe('已经不住这里了')
  const appeal = { id, words: '我每天都住在这里' }
  expect(await world.call(HEAD, c.appealEnding, appeal)).toMatchObject({ code: 5 })
  expect(await world.data(SON, c.appealEnding, appeal)).toEqual({ state: 'pending_secretary' })
  const yes = { id, decision: 'confirm', reason: '楼栋长和邻居都证明' }
  expect(await world.call(HEAD, c.answerClaim, yes)).toMatchObject({ code: 1110 })
  await world.data(SECRETARY, c.answerClaim, yes)
  expect(await homesOf(SON)).toContain(EMPTY_HOME)
})

test('the secretary puts a wrong head right, always with a reason', async () => {
  const over = { household: EMPTY_HOME, to: personIdOf(SON) }
  expect(await world.call(SECRETARY, c.handOverHead, over)).toMatchObject({ code: 1112 })
  await world.data(SECRETARY, c.handOverHead, { ...over, reason: '房本上是他' })
  expect(await titles(HEAD)).toContain('小区书记把户主改给了家里另一位')
  expect(await end(SECRETARY, HEAD)).toMatchObject({ ok: true })
  expect(home()).toMatchObject({ headId: personIdOf(SON), members: [{}] })
})

test('what waits for a head goes to the next one, or to the secretary when there is none', async () => {
  await agree(world, 'o-third', 'household')
  const asked = await world.data('o-third', c.claimHousehold, {
    household: EMPTY_HOME,
    relation: 'tenant',
    method: 'secretary_approval',
  })
  if (asked.outcome !== 'opened') throw new Error(asked.outcome)
  const { id } = asked
  await world.data(HEAD, c.handOverHead, { household: EMPTY_HOME, to: personIdOf(SON) })
  expect((await world.data(SON, c.listClaims, {})).items).toMatchObject([{ id }])
  expect((await world.data(HEAD, c.listClaims, {})).items).toEqual([])
  await end(SECRETARY, SON)
  expect(await world.data('o-third', c.getClaim, { id })).toMatchObject({
    state: 'pending_secretary',
  })
})

test('a reason that is not clean is sent back and ends nothing', async () => {
  const input = { household: EMPTY_HOME, person: personIdOf(SON), reason: '请加微信细说' }
  const result = await world.call(HEAD, c.endMembership, input)
  expect(result).toMatchObject({ ok: false })
  expect(home()?.members).toHaveLength(2)
})
