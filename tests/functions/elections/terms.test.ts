/** After an election: leaving office early, recall through a vote, by-election, handover. */
import * as c from '@functions/elections/contract'
import type { ElectionDoc, TermDoc } from '@functions/elections/documents'
import { officeEnded } from '@functions/elections/face'
import { electionSlots, elections, nominations, slotId, terms } from '@functions/elections/store'
import { messages } from '@functions/kernel/messages'
import { residents } from '@functions/kernel/resident'
import { tasks } from '@functions/kernel/tasks'
import { appointments } from '@functions/people/store'
import {
  calendarAt,
  electionDoc,
  FROZEN,
  nominationDoc,
  PLAN,
  resultFor,
} from '../fixtures/elections'
import {
  BUILDING,
  COMMUNITY_SECRETARY,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from '../world'
import { asFunction } from './support/as-function'
import { tend } from './support/poll-kit'

let world: World
beforeEach(async () => {
  world = await openWorld()
  world.cloud.database.loadDocuments(elections.name, [
    {
      ...electionDoc('elect0001', {
        calendar: calendarAt('over'),
        roll: { ...FROZEN, households: 10 },
        choices: [{ id: 'nominee1', title: '樟微雨' }],
        result: resultFor('nominee1'),
        ...{ step: 'confirm', nextAt: START + 86_400_000 },
      }),
    },
  ])
  world.cloud.database.loadDocuments(nominations.name, [
    { ...nominationDoc('elect0001', 'nominee1') },
  ])
  await world.data(COMMUNITY_SECRETARY, c.confirmResult, { id: 'elect0001' })
})
afterEach(() => world.close())

const term = () => world.all(terms)[0] as unknown as TermDoc
const shown = async (who = RESIDENT) =>
  (await world.data(who, c.listTerms, { path: BUILDING })).terms[0]
const inForce = () =>
  world
    .all(appointments)
    .filter(({ role, scope, endsAt }) => {
      return role === 'building_captain' && scope === BUILDING && Number(endsAt) > world.clock.now()
    })
    .map(({ personId }) => personId)
const taskIds = () => world.all(tasks).map(({ _id }) => _id)

test('who resigns leaves office at once, and the by-election is asked for within thirty days', async () => {
  expect(inForce()).toEqual([personIdOf(NEIGHBOUR)])
  const id = term()._id
  const moves = async (who: string) => (await shown(who))?.moves
  expect(await moves(NEIGHBOUR)).toEqual(['receive', 'resign'])
  expect(await moves(RESIDENT)).toEqual(['support_recall'])
  expect(await moves(SECRETARY)).toEqual(['give', 'end'])
  const { byElectionDue } = await world.data(NEIGHBOUR, c.resignTerm, { id, words: '身体不好' })
  expect(inForce()).toEqual([])
  expect(await shown()).toMatchObject({
    ...{ name: '樟微雨', ended: { because: 'resigned' }, byElection: { opened: false } },
  })
  expect(Math.round((byElectionDue - START) / 86_400_000)).toBeGreaterThanOrEqual(30)
  const vacancy = world.all(tasks).find(({ _id }) => _id === `election.vacancy.${id}`)
  expect(vacancy?.url).toBe(`/features/elections/pages/terms/index?path=${BUILDING}`)
  expect(await moves(SECRETARY)).toEqual(['by_election'])
  expect(await moves(NEIGHBOUR)).toEqual([])
  expect(await world.call(NEIGHBOUR, c.resignTerm, { id, words: '再辞' })).toMatchObject({
    code: 4041,
  })
  // Opening the by-election settles it; the election before holds the place no longer, unfiled as it is.
  world.cloud.database.loadDocuments(electionSlots.name, [
    { _id: slotId('building_captain', BUILDING), electionId: 'elect0001' },
  ])
  const { planId } = await world.data(SECRETARY, c.planElection, { ...PLAN, fillsTerm: id })
  await world.data(SECRETARY, c.openElection, { planId })
  expect(taskIds()).not.toContain(`election.vacancy.${id}`)
  expect(await shown()).toMatchObject({ byElection: { opened: true } })
})

test('where somebody else is elected before the term is over, it ends with the new one’s start', async () => {
  world.cloud.database.loadDocuments(nominations.name, [
    { ...nominationDoc('elect0002', 'nominee2', { nomineeId: personIdOf(RESIDENT), name: '荷' }) },
  ])
  const next = { ...world.all(elections)[0], _id: 'elect0002', confirmed: null }
  const change = { choices: [{ id: 'nominee2', title: '荷' }], result: resultFor('nominee2') }
  world.cloud.database.loadDocuments(elections.name, [
    { ...next, ...change, step: 'confirm', nextAt: START + 86_400_000 },
  ])
  world.clock.advance(60_000)
  await world.data(COMMUNITY_SECRETARY, c.confirmResult, { id: 'elect0002' })
  expect(inForce()).toEqual([personIdOf(RESIDENT)])
  const { terms: shownTerms } = await world.data(RESIDENT, c.listTerms, { path: BUILDING })
  const running = shownTerms.filter(({ endsAt }) => endsAt > world.clock.now())
  expect(running.map(({ name }) => name)).toEqual(['荷'])
})

test('that a captain has moved away takes two officials, and the captain hears of the first', async () => {
  const input = { id: term()._id, because: 'moved_away', words: '已经搬走' }
  for (const again of [1, 2]) {
    expect([again, await world.data(SECRETARY, c.endTerm, input)]).toEqual([
      again,
      { waitsForSecond: true },
    ])
  }
  expect(inForce()).toEqual([personIdOf(NEIGHBOUR)])
  expect(world.all(messages).at(-1)).toMatchObject({ to: personIdOf(NEIGHBOUR) })
  const other = { ...input, because: 'died' }
  expect(await world.data(COMMUNITY_SECRETARY, c.endTerm, other)).toEqual({ waitsForSecond: true })
  await world.data(SECRETARY, c.endTerm, other)
  expect(taskIds()).not.toContain(`election.ending.${term()._id}`)
  expect(inForce()).toEqual([])
  expect(term()).toMatchObject({
    ended: { because: 'died', by: { name: expect.any(String) } },
  })
})

test('what is handed over is ticked by both sides, each for itself', async () => {
  const id = term()._id
  const tick = (by: string, side: string) => world.call(by, c.tickHandover, { id, item: 1, side })
  expect(await tick(NEIGHBOUR, 'given')).toMatchObject({ code: 5 })
  expect(await tick(SECRETARY, 'received')).toMatchObject({ code: 5 })
  expect(await tick(SECRETARY, 'given')).toMatchObject({ data: { open: 4 } })
  expect(await tick(NEIGHBOUR, 'received')).toMatchObject({ data: { open: 3 } })
  // Who is captain and secretary at once ticks one side alone.
  world.cloud.database.importJsonLines(
    terms.name,
    JSON.stringify({ ...term(), personId: personIdOf(SECRETARY) }),
    'upsert',
  )
  const given = { id, item: 2, side: 'given' }
  expect(await world.call(SECRETARY, c.tickHandover, given)).toMatchObject({ code: 5 })
})

describe('recall', () => {
  /** Households ask for it: the first with its reason. */
  async function ask(count: number) {
    const names = Array.from({ length: count }, (_, i) => `o-asker-${i}`)
    world.cloud.database.loadDocuments(
      residents.name,
      names.map((_id, i) => ({
        ...{ _id, personId: personIdOf(_id), name: `邻居${i}`, phone: null, appointments: [] },
        households: [{ path: `${BUILDING}/u3/030${i}`, relation: 'owner', since: START }],
        ...{ createdAt: START, updatedAt: START },
      })),
    )
    const answers = []
    for (const [i, by] of names.entries()) {
      const words = i === 0 ? { words: '半年没露面' } : {}
      answers.push(await world.data(by, c.supportRecall, { id: term()._id, ...words }))
    }
    return answers
  }
  const vote = () =>
    world.all(elections).find(({ recalls }) => recalls === term()._id) as unknown as ElectionDoc

  test('one fifth of the households ask, each once; the captain answers; then all vote on it', async () => {
    expect(await ask(1)).toEqual([{ count: 1, needed: 2 }])
    const again = { id: term()._id, words: '再提' }
    expect(await world.call('o-asker-0', c.supportRecall, again)).toMatchObject({ code: 4042 })
    const answer = { id: term()._id, words: '我在住院' }
    expect(await world.call(NEIGHBOUR, c.answerRecall, answer)).toMatchObject({ code: 4044 })
    expect(vote()).toBeUndefined()
    await world.data(RESIDENT, c.supportRecall, { id: term()._id })
    expect(await world.call('o-asker-0', c.supportRecall, again)).toMatchObject({ code: 4043 })
    const can = async (who: string) => (await shown(who))?.moves ?? []
    expect(await can(NEIGHBOUR)).toContain('answer_recall')
    expect(await can(RESIDENT)).toEqual([])
    await world.data(NEIGHBOUR, c.answerRecall, answer)
    // Both sides stand beside the vote.
    expect(await world.data(RESIDENT, c.getElection, { id: vote()._id })).toMatchObject({
      ...{ question: { text: '半年没露面' }, recall: { name: '樟微雨', answer: '我在住院' } },
    })
    expect(await shown()).toMatchObject({
      recall: { count: 2, mine: true, answer: { words: '我在住院' }, electionId: vote()._id },
    })
    expect(vote()).toMatchObject({ title: '是否罢免樟微雨', path: BUILDING })
    expect(vote().calendar.roll.from).toBe((term().recall?.answerUntil ?? 0) + 1)
    world.clock.moveTo(vote().calendar.roll.from)
    await tend(world)
    expect(vote().roll.state).toBe('published')
    expect(await world.call(NEIGHBOUR, c.answerRecall, answer)).toMatchObject({ code: 4044 })
  })

  test.each([
    ['yes', []],
    ['no', [personIdOf(NEIGHBOUR)]],
  ])('when the households say %s, the office is held by %p', async (said, holders) => {
    await ask(2)
    const calendar = calendarAt('over')
    const change = { calendar, result: resultFor(said), roll: FROZEN }
    world.cloud.database.importJsonLines(
      elections.name,
      JSON.stringify({ ...vote(), ...change, step: 'confirm', nextAt: START + 86_400_000 }),
      'upsert',
    )
    await world.data(COMMUNITY_SECRETARY, c.confirmResult, { id: vote()._id })
    expect(inForce()).toEqual(holders)
    const ended = said === 'yes' ? { because: 'recalled' } : null
    expect(term()).toMatchObject({ ended })
  })
})

test('an elected office ended from the pages of offices ends its term and asks for a by-election, once', async () => {
  const { _id: id, appointmentId } = term()
  const ended = { appointmentId, endsAt: START + 86_400_000, because: 'dismissed' as const }
  const end = (office: Parameters<typeof officeEnded>[1]) =>
    asFunction(world, (inside) => officeEnded(inside, office))
  const by = { personId: personIdOf(SECRETARY), name: '书记', role: 'branch_secretary' as const }
  expect(await end({ ...ended, appointmentId: 'ap-no-election', by })).toBeUndefined()
  expect(taskIds()).not.toContain(`election.vacancy.${id}`)
  const due = await end({ ...ended, by })
  expect(Math.round(((due ?? 0) - START) / 86_400_000)).toBeGreaterThanOrEqual(31)
  expect(taskIds()).toContain(`election.vacancy.${id}`)
  expect(await shown()).toMatchObject({
    ...{ ended: { because: 'dismissed' }, byElection: { due, opened: false } },
  })
  expect(await end({ ...ended, by })).toBeUndefined()
})
