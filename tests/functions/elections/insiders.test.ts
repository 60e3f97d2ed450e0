/** What officials, candidates and neighbours could do to an election that is about themselves. */
import * as c from '@functions/elections/contract'
import type { ElectionDoc, TermDoc } from '@functions/elections/documents'
import { elections, nominations, objections, terms } from '@functions/elections/store'
import { tasks } from '@functions/kernel/tasks'
import {
  calendarAt,
  electionDoc,
  FROZEN,
  nominationDoc,
  objectionDoc,
  PLAN,
  resultFor,
  termDoc,
} from '../fixtures/elections'
import {
  BUILDING,
  COMMUNITY_SECRETARY,
  COMPOUND,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from '../world'

const id = 'elect0001'
const CANDIDATE_HOME = `${BUILDING}/u1/0401`
const FORBIDDEN_PLACE = 4006

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterEach(() => world.cloud.faults.clear())
afterAll(() => world.close())

const load = ({ name }: { name: string }, ...docs: readonly object[]) =>
  world.cloud.database.loadDocuments(
    name,
    docs.map((doc) => ({ ...doc })),
  )
/** An official who lives with the candidate. */
function moveIn(openid: string): void {
  const found = world.all({ name: 'residents' }).find(({ _id }) => _id === openid)
  const households = [{ path: CANDIDATE_HOME, relation: 'family', since: 0 }]
  const line = JSON.stringify({ ...found, households })
  world.cloud.database.importJsonLines('residents', line, 'upsert')
}
/** The next checks of words have no answer. */
const unsure = () =>
  world.cloud.faults.add({ target: 'security.msgSecCheck', fault: { kind: 'rate-limited' } })
const tick = () => world.cloud.timers.runNow('elections')
const NOMINATING = { calendar: calendarAt('nomination'), roll: FROZEN }
const RESULT_OUT: Partial<ElectionDoc> = {
  calendar: calendarAt('resultPublicity'),
  roll: FROZEN,
  choices: [{ id: 'nominee1', title: '樟微雨' }],
  result: resultFor('nominee1'),
}
const election = () => world.all(elections)[0] as unknown as ElectionDoc

test('a vacancy is filled by its own election, named by no plan for another place or office', async () => {
  const vacant: Partial<TermDoc> = {
    byElectionDue: START + 1,
    ended: { at: START, by: null, because: 'died' },
  }
  load(terms, termDoc('vacant0001', { ...vacant, path: `${COMPOUND}/b01` }), termDoc('filled0001'))
  load(elections, electionDoc(id, { calendar: calendarAt('over') }))
  load(tasks, { _id: 'election.vacancy.vacant0001', desks: [], order: '1' })
  for (const fillsTerm of ['vacant0001', 'filled0001', 'nosuchterm01']) {
    const planned = await world.call(SECRETARY, c.planElection, { ...PLAN, fillsTerm })
    expect([fillsTerm, planned]).toMatchObject([fillsTerm, { code: FORBIDDEN_PLACE }])
  }
  const question = { office: 'question', question: { title: '种树', text: '种不种' } }
  const asked = { ...PLAN, ...question, places: [`${COMPOUND}/b01`], fillsTerm: 'vacant0001' }
  expect(await world.call(SECRETARY, c.planElection, asked)).toMatchObject({
    code: FORBIDDEN_PLACE,
  })
  const own = { ...PLAN, places: [`${COMPOUND}/b01`], fillsTerm: 'vacant0001' }
  expect(await world.call(SECRETARY, c.planElection, own)).toMatchObject({ ok: true })
})

test('whom a neighbour proposed for many to join can still stand on their own', async () => {
  load(elections, electionDoc(id, NOMINATING))
  const nominee = { room: '1-401', name: '樟微雨' }
  const { nomination } = await world.data(RESIDENT, c.nominate, { id, nominee })
  await world.data(NEIGHBOUR, c.answerNomination, { id: nomination, answer: { accepts: false } })
  expect(await world.data(NEIGHBOUR, c.nominate, { id })).toEqual({ nomination })
  expect(world.all(nominations)).toMatchObject([{ way: 'self', state: 'proposed' }])
})

test('no name reaches a ballot, and no held words a reader, that nobody passed', async () => {
  const held = { statementHeld: true, statement: '没人看过的话' }
  load(elections, electionDoc(id, NOMINATING), electionDoc('elect0002', RESULT_OUT))
  load(nominations, nominationDoc(id, 'nominee0', { state: 'proposed', facts: null }))
  load(nominations, nominationDoc('elect0002', 'nominee1', held))
  const answer = {
    ...{ accepts: true, name: '难听的名字', bornOn: '1970-05-01', livesHereSince: '2012-01-01' },
    statement: '跑腿',
  }
  unsure()
  const said = { id: 'nominee0', answer }
  expect(await world.call(NEIGHBOUR, c.answerNomination, said)).toMatchObject({ code: 11 })
  const known = { ...said, answer: { ...answer, name: '樟微雨' } }
  expect(await world.data(NEIGHBOUR, c.answerNomination, known)).toEqual({ state: 'accepted' })
  const { candidates } = await world.data(RESIDENT, c.listCandidates, { id: 'elect0002' })
  expect(candidates).toMatchObject([{ statement: '' }])
})

test('the deadline rules on an objection and shows none of its words that nobody passed', async () => {
  const roll = { ...FROZEN, state: 'published' as const }
  const due = { step: 'freeze_roll' as const, nextAt: START - 1 }
  load(elections, electionDoc(id, { calendar: calendarAt('nomination'), roll, ...due }))
  load(objections, objectionDoc('objection1', { words: '没人看过的话', wordsHeld: true }))
  await tick()
  const { items } = await world.data(RESIDENT, c.listObjections, { id, about: 'roll' })
  expect(items).toMatchObject([{ ruling: { decision: 'denied' } }])
  expect(items[0]?.words).toBeUndefined()
})

test('nobody confirms or rules on a result that is theirs or their family’s', async () => {
  load(elections, electionDoc(id, { ...RESULT_OUT, calendar: calendarAt('over') }))
  load(nominations, nominationDoc(id, 'nominee1'))
  moveIn(COMMUNITY_SECRETARY)
  expect(await world.call(COMMUNITY_SECRETARY, c.confirmResult, { id })).toMatchObject({
    code: 4025,
  })
  const about = { about: 'result' as const, asks: null, household: null, electionId: 'elect0002' }
  load(elections, electionDoc('elect0002', RESULT_OUT))
  load(objections, objectionDoc('objection1', { ...about, raisedBy: personIdOf(RESIDENT) }))
  const ruling = { id: 'objection1', decision: 'denied', words: '票数没错' }
  expect(await world.call(COMMUNITY_SECRETARY, c.ruleOnObjection, ruling)).toMatchObject({
    code: 4014,
  })
  expect(await world.call(SECRETARY, c.ruleOnObjection, ruling)).toMatchObject({ ok: true })
})

test('who stands, or lives with who stands, registers and counts no paper', async () => {
  load(elections, electionDoc(id, NOMINATING))
  load(nominations, nominationDoc(id, 'nominee1'))
  moveIn(SECRETARY)
  const people = [SECRETARY, COMMUNITY_SECRETARY].map(personIdOf)
  expect(await world.call(SECRETARY, c.chooseOfficers, { id, people })).toMatchObject({
    code: 4034,
  })
})

test('officers who came to stand afterwards, or their family, are officers no more', async () => {
  moveIn(SECRETARY)
  const officers = [NEIGHBOUR, SECRETARY, COMMUNITY_SECRETARY, RESIDENT].map((one) => ({
    ...{ personId: personIdOf(one), name: one },
  }))
  const due = { step: 'publish_candidates' as const, nextAt: START - 1, officers }
  load(elections, electionDoc(id, { calendar: calendarAt('candidates'), roll: FROZEN, ...due }))
  load(nominations, nominationDoc(id, 'nominee1'))
  await tick()
  expect(election().choices).toHaveLength(1)
  expect(election().officers.map(({ name }) => name)).toEqual([COMMUNITY_SECRETARY, RESIDENT])
})

test('whom a vote would recall does not watch over it, nor does their family', async () => {
  load(terms, termDoc('term000001', { personId: personIdOf(NEIGHBOUR) }))
  load(elections, electionDoc(id, { calendar: calendarAt('roll'), recalls: 'term000001' }))
  const offer = { id, offers: true }
  expect(await world.call(NEIGHBOUR, c.offerScrutineer, offer)).toMatchObject({ code: 4030 })
  expect(await world.call(RESIDENT, c.offerScrutineer, offer)).toMatchObject({ ok: true })
})
