/** Households that all come at once by every way they have: two members' phones, and paper. @module */
import * as ballot from '@domain/ballot/v1'
import * as c from '@functions/elections/contract'
import type { ActionContract } from '@functions/kernel/contract'
import { freshKey, type World } from '../../world'
import { homeOf, Kit, must, officerOf, person, voterOf } from './poll-kit'

/** In how many households each thing was as it must be, by answers, desk and board. */
export interface RaceOutcome {
  readonly races: number
  /** One of two members got the credential, the other was told that it is taken. */
  readonly oneCredential: number
  /** Of two first ballots one was taken in, the other told that there is a later one. */
  readonly oneBallot: number
  readonly paperTaken: number
  /** Events on the board. */
  readonly credentials: number
  readonly ballots: number
  /** Where the board says that the phone ballot counts, and lists the paper as set aside. */
  readonly phoneCounts: number
  readonly setAside: number
}

type Race = Pick<RaceOutcome, 'oneCredential' | 'oneBallot' | 'paperTaken'>
const codesOf = (answers: readonly Answer[]) =>
  answers
    .map((one) => (one.ok ? 0 : one.code))
    .sort()
    .join()
const yes = (holds: boolean) => (holds ? 1 : 0)

const BUSY = 8
const MOST_TRIES = 20
type Answer = { ok: boolean; code?: number }

/** Who is told that many are asking tries again, as the words say, with the same key. */
async function ask(
  world: World,
  by: string,
  contract: ActionContract,
  input: object,
): Promise<Answer> {
  const key = freshKey()
  for (let tries = 1; ; tries++) {
    const answer = await world.call(by, contract, input, key)
    if (answer.ok || answer.code !== BUSY || tries === MOST_TRIES) return answer
  }
}

async function race(world: World, kit: Kit, household: number): Promise<Race> {
  const spouse = `o-spouse-${household}`
  world.cloud.database.loadDocuments('residents', [
    { ...person(spouse, '家人', homeOf(household)) },
  ])
  const at = { id: kit.id, household: homeOf(household) }
  const index = await kit.placeOf(household)
  const members = [voterOf(household), spouse]
  const claims = await Promise.all(members.map(() => kit.claimOf(index)))
  const claimed = await Promise.all(
    members.map((by, i) => ask(world, by, c.claimSeat, { ...at, claim: claims[i]?.claim })),
  )
  const winner = claimed[0]?.ok ? 0 : 1
  const by = members[winner] ?? ''
  kit.credentials.set(by, claims[winner]?.keys ?? ballot.newCredential(kit.random))
  // The same credential on two phones, both with a first ballot.
  const ballots = [await kit.ballotOf(by, [1], 1), await kit.ballotOf(by, [0], 1)]
  const [paper, ...cast] = await Promise.all([
    ask(world, officerOf(0), c.recordPaper, at),
    ...ballots.map((sealed) => ask(world, by, c.castBallot, { ...at, ballot: sealed })),
  ])
  return {
    oneCredential: yes(codesOf(claimed) === '0,4106'),
    oneBallot: yes(codesOf(cast) === '0,4110'),
    paperTaken: yes(paper?.ok === true),
  }
}

/** Runs the races, some at once, and counts on the downloaded board. */
export async function runRaces(
  world: World,
  { id, races, atOnce }: { readonly id: string; readonly races: number; readonly atOnce: number },
): Promise<RaceOutcome> {
  const kit = await Kit.open(world, { id, households: races, candidates: 1, officers: 2 })
  kit.startVoting()
  const done: Race[] = []
  for (let first = 0; first < races; first += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, races - first) }, (_, i) => first + i)
    done.push(...(await Promise.all(some.map((household) => race(world, kit, household)))))
  }
  const sum = (field: keyof Race) => done.reduce((n, one) => n + one[field], 0)
  await kit.close()
  await kit.enterPaper(0, [0])
  await kit.enterPaper(1, [0])
  const text = await kit.download()
  const board = must(ballot.Board.parse(text, 'trust'))
  const households = Array.from({ length: races }, (_, i) => i)
  const phoneCounts = households.filter((i) => board.standing(i)?.counts === 'phone')
  const desk = await world.data(officerOf(0), c.getPaperDesk, { id })
  return {
    races,
    ...{ oneCredential: sum('oneCredential'), oneBallot: sum('oneBallot') },
    paperTaken: sum('paperTaken'),
    credentials: text.split('"Credential"').length - 1,
    ballots: text.split('"Ballot"').length - 1,
    phoneCounts: phoneCounts.length,
    setAside: desk.envelopes.filter(({ disposition }) => disposition === 'set-aside').length,
  }
}
