import { parseHouseholdCode } from '@domain/people/household-code'
import { auditEntries } from '@functions/kernel/audit'
import { commands } from '@functions/kernel/commands'
import { claims, claimTries } from '@functions/people/claims/store'
import * as c from '@functions/people/contract'
import { codeOf, newHousehold } from '@functions/people/households'
import { households } from '@functions/people/store'
import { LOCAL_SECRET } from '../../../tools/local-cloud/cloud'
import { agree } from '../agree'
import { BUILDING, EMPTY_HOME, openWorld, ROSTER_PHONE, SECRETARY, type World } from '../world'

const HOUSE = newHousehold(EMPTY_HOME, { room: '1单元502', areaCentiares: 8_850 })
const CODE = codeOf(HOUSE, LOCAL_SECRET)
const THIEF = 'o-thief'
const OWNER = 'o-owner'
const DAY_MS = 86_400_000

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

/** A code that could be somebody's, and is not this household's; another for each number. */
function wrongCode(i: number): string {
  const code = codeOf({ ...HOUSE, codeEdition: 1000 + i }, LOCAL_SECRET)
  if (code === CODE || !parseHouseholdCode(code)) throw new Error('not a wrong code')
  return code
}

const claim = async (openid: string, code: string) => {
  await agree(world, openid, 'household')
  return world.call(openid, c.claimHousehold, {
    household: EMPTY_HOME,
    relation: 'owner',
    method: 'household_code',
    code,
  })
}

const outcomes = (results: Awaited<ReturnType<typeof claim>>[]) => {
  const counts: Record<string, number> = {}
  for (const one of results) {
    const name = one.ok ? one.data.outcome : String(one.code)
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

test('200 wrong codes of one person are stopped at 5, many at once too', async () => {
  const results = []
  for (let round = 0; round < 20; round++) {
    const ten = Array.from({ length: 10 }, (_, i) => claim(THIEF, wrongCode(round * 10 + i)))
    results.push(...(await Promise.all(ten)))
  }
  expect(outcomes(results)).toEqual({ wrong_code: 5, 1103: 195 })
  expect(await claim(THIEF, CODE)).toMatchObject({ ok: false, code: 1103 })
  // Another person is not stopped by that.
  expect(await claim(OWNER, CODE)).toMatchObject({ data: { state: 'approved' } })
})

test('wrong codes of many people against one home are stopped at 20; the owner gets in by the secretary', async () => {
  const results = []
  for (let round = 0; round < 20; round++) {
    const ten = Array.from({ length: 10 }, (_, i) => {
      const number = round * 10 + i
      return claim(`o-thief-${Math.floor(number / 4)}`, wrongCode(number))
    })
    results.push(...(await Promise.all(ten)))
  }
  expect(outcomes(results)).toEqual({ wrong_code: 20, 1104: 180 })
  expect(await claim(OWNER, CODE)).toMatchObject({ ok: false, code: 1104 })
  const asked = await world.data(OWNER, c.claimHousehold, {
    household: EMPTY_HOME,
    relation: 'owner',
    method: 'secretary_approval',
  })
  if (asked.outcome !== 'opened') throw new Error(asked.outcome)
  const yes = { id: asked.id, decision: 'confirm', reason: '看过房本' }
  expect(await world.data(SECRETARY, c.answerClaim, yes)).toEqual({ state: 'approved' })
})

test('after a day the tries are there again', async () => {
  for (let i = 0; i < 6; i++) await claim(THIEF, wrongCode(i))
  world.clock.advance(DAY_MS + 1)
  expect(await claim(THIEF, wrongCode(7))).toMatchObject({
    data: { outcome: 'wrong_code', triesLeft: 4 },
  })
})

test('a renewed code opens, the old one is wrong', async () => {
  expect(await world.data(SECRETARY, c.renewCode, { household: EMPTY_HOME })).toEqual({
    edition: 2,
  })
  expect(await claim(OWNER, CODE)).toMatchObject({ data: { outcome: 'wrong_code' } })
  const renewed = codeOf({ ...HOUSE, codeEdition: 2 }, LOCAL_SECRET)
  expect(await claim(OWNER, renewed)).toMatchObject({ data: { state: 'approved' } })
})

test('no code and no phone is in the log, the audit, a claim, a stored command or an error', async () => {
  world.cloud.openApis.phoneCodes.setNumber(OWNER, ROSTER_PHONE)
  const oneTime = world.cloud.client({ openid: OWNER }).getPhoneNumberCode()
  await agree(world, OWNER, 'phone')
  const answers = [
    await world.call(OWNER, c.bindPhone, { code: oneTime }),
    await world.call(OWNER, c.bindPhone, { code: oneTime }),
    await claim(THIEF, wrongCode(1)),
    await claim(THIEF, `${CODE}${CODE}${CODE}${CODE}${CODE}${CODE}`),
    await claim(OWNER, CODE),
    await world.call(OWNER, c.getMe, {}),
    await world.call(OWNER, c.getResidence, {}),
  ]
  const { id } = await world.data(SECRETARY, c.startPrinting, { building: BUILDING, part: 1 })
  await world.data(SECRETARY, c.getSlips, { id })
  const written = {
    answers,
    logs: world.cloud.logs,
    stored: [auditEntries, commands, claims, claimTries, households].map((one) => world.all(one)),
  }
  const text = JSON.stringify(written)
  expect(text).toContain('claimHousehold')
  const dashed = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`
  for (const secret of [CODE, wrongCode(1), ROSTER_PHONE, oneTime]) {
    expect(text.includes(secret) || text.includes(dashed(secret))).toBe(false)
  }
})

test('the code leaves no trace in the hash of the command either', async () => {
  const key = 'key-of-a-guess-0001'
  const input = { household: EMPTY_HOME, relation: 'owner', method: 'household_code' }
  await agree(world, THIEF, 'household')
  const first = await world.call(THIEF, c.claimHousehold, { ...input, code: wrongCode(1) }, key)
  // The same key with another guess is answered with the first answer: it is no second try.
  const second = await world.call(THIEF, c.claimHousehold, { ...input, code: CODE }, key)
  expect(second).toMatchObject({ ok: true, data: first.ok ? first.data : {} })
  const claimed = world.all(commands).filter((one) => one.action === c.claimHousehold.name)
  expect(claimed).toHaveLength(1)
})
