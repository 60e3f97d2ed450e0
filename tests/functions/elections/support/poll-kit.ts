/**
 * A poll in the world, with the phones of everybody in it: what they keep, and what they send.
 * @module
 */
import * as ballot from '@domain/ballot/v1'
import { moreThan } from '@domain/elections/threshold'
import * as c from '@functions/elections/contract'
import type { ElectionDoc } from '@functions/elections/documents'
import { NEVER } from '@functions/elections/steps/step'
import { elections } from '@functions/elections/store'
import type { PollDoc, PollRollDoc } from '@functions/elections/voting/documents'
import { type PollPlan, preparePoll } from '@functions/elections/voting/prepare-poll'
import { pollRolls, polls, votingCollections } from '@functions/elections/voting/store'
import type { Transaction } from '@functions/kernel/database'
import type { ResidentDoc } from '@functions/kernel/resident'
import type { HouseholdDoc } from '@functions/people/documents'
import { newHousehold } from '@functions/people/households'
import { seeded } from '../../../domain/ballot/support/random'
import { CALENDAR, electionDoc, FROZEN } from '../../fixtures/elections'
import { BUILDING, START, type World } from '../../world'

const HOUR = 3_600_000
const MINUTE = 60_000

export interface KitOptions {
  readonly id: string
  readonly households: number
  readonly candidates?: number
  readonly scrutineers?: number
  readonly officers?: number
  readonly plan?: Partial<PollPlan>
  /** Paths of households that are on the roll and have no phone here. */
  readonly elsewhere?: readonly string[]
  readonly seed?: string
}

export const voterOf = (household: number) => `o-voter-${household}`
export const scrutineerOf = (index: number) => `o-watch-${index}`
export const officerOf = (index: number) => `o-teller-${index}`
export const homeOf = (household: number) =>
  `${BUILDING}/u1/${String(household + 101).padStart(4, '0')}`
export const personOf = (openid: string) => `p-${openid.slice(2)}`

const roomOf = (household: number) => `1单元${household + 101}`

/** A household as stored, with its people; the first is its head. */
export function householdDoc(household: number, people: readonly string[]): HouseholdDoc {
  const members = people.map((by) => ({
    ...{ personId: personOf(by), relation: 'owner' as const, since: 0 },
  }))
  const home = newHousehold(homeOf(household), { room: roomOf(household), areaCentiares: 8_000 })
  return { ...home, headId: members[0]?.personId ?? null, members }
}

/** Somebody of a household who hands in for another. */
export const proxyFor = (household: number, more: object = {}) => ({
  personId: personOf(voterOf(household)),
  ...{ written: true, closeRelative: true, ...more },
})

/** A person as stored; `home` is where they live. */
export function person(openid: string, name: string, home?: string): ResidentDoc {
  return {
    _id: openid,
    personId: personOf(openid),
    name,
    phone: null,
    households: home === undefined ? [] : [{ path: home, relation: 'owner', since: START }],
    appointments: [],
    createdAt: START,
    updatedAt: START,
  }
}

/** What a poll is made of, in the voting window that begins in an hour. */
function planOf(options: KitOptions, now: number): PollPlan {
  const from = now + HOUR
  const until = from + 12 * HOUR
  const people = (count: number, openid: (i: number) => string, title: string) =>
    Array.from({ length: count }, (_, i) => ({
      personId: personOf(openid(i)),
      name: `${title}${i + 1}`,
    }))
  return {
    _id: options.id,
    electionId: options.id,
    path: BUILDING,
    title: '3栋楼栋长选举',
    candidates: Array.from({ length: options.candidates ?? 2 }, (_, i) => ({
      id: `cand${i + 1}`,
      name: `候选人${i + 1}`,
    })),
    min: 0,
    max: 1,
    scrutineers: people(options.scrutineers ?? 3, scrutineerOf, '监票人'),
    threshold: 2,
    officers: people(options.officers ?? 0, officerOf, '计票员'),
    households: [
      ...Array.from({ length: options.households }, (_, i) => homeOf(i)),
      ...(options.elsewhere ?? []),
    ],
    proxyLimit: 3,
    quorum: moreThan(1, 2),
    from,
    until,
    extension: null,
    paperUntil: until + 2 * HOUR,
    resultAt: until + 24 * HOUR,
    ...options.plan,
  }
}

/** The documents that `preparePoll` writes, without a database. */
async function documentsOf(plan: PollPlan, now: number) {
  const written: { collection: string; doc: object }[] = []
  const add: Transaction['add'] = async ({ name }, doc) => {
    written.push({ collection: name, doc })
  }
  await preparePoll({ add } as Transaction, plan, now)
  return written
}

/** The election that votes by a plan, at the start of its voting. */
function electionOf(plan: PollPlan): ElectionDoc {
  const calendar = {
    ...CALENDAR,
    voting: { from: plan.from, until: plan.until },
    resultAt: plan.resultAt,
    resultPublicity: { from: plan.resultAt, until: plan.resultAt + 5 * 86_400_000 },
  }
  return electionDoc(plan._id, {
    calendar,
    roll: { ...FROZEN, households: plan.households.length },
    choices: plan.candidates.map(({ id, name }) => ({ id, title: name })),
    scrutineers: [...plan.scrutineers],
    officers: [...plan.officers],
    step: 'publish_result',
    nextAt: NEVER,
  })
}

/** Runs the function's timer, as the platform does. */
export async function tend(world: World): Promise<void> {
  const event = { Type: 'Timer', TriggerName: 'tendPolls', Time: '', Message: '' }
  await world.cloud.call('elections', event, { openid: '', source: 'wx_trigger' })
}

/** Everybody's phones. */
export class Kit {
  readonly random: ballot.Random
  readonly credentials = new Map<string, ballot.KeyPair>()
  readonly sequences = new Map<string, number>()
  private readonly watchers: ballot.Scrutineer[] = []
  private readonly tellers: ballot.KeyPair[] = []

  private constructor(
    readonly world: World,
    readonly options: KitOptions,
    readonly plan: PollPlan,
  ) {
    this.random = seeded(options.seed ?? options.id)
  }

  get id(): string {
    return this.options.id
  }

  /** A poll before its key ceremony. */
  static async prepare(world: World, options: KitOptions): Promise<Kit> {
    const plan = planOf(options, world.clock.now())
    const { database } = world.cloud
    for (const { collection, doc } of await documentsOf(plan, world.clock.now()))
      database.loadDocuments(collection, [{ ...doc }])
    database.loadDocuments(elections.name, [{ ...electionOf(plan) }])
    database.loadDocuments('residents', [
      ...plan.households
        .slice(0, options.households)
        .map((home, i) => ({ ...person(voterOf(i), `住户${i + 1}`, home) })),
      ...plan.scrutineers.map((one, i) => ({ ...person(scrutineerOf(i), one.name) })),
      ...plan.officers.map((one, i) => ({ ...person(officerOf(i), one.name) })),
    ])
    if (options.officers) {
      // A large poll's homes take in those that are in the world already.
      const homes = Array.from({ length: options.households }, (_, i) =>
        householdDoc(i, [voterOf(i)]),
      )
      const lines = homes.map((home) => JSON.stringify(home)).join('\n')
      database.importJsonLines('households', lines, 'upsert')
    }
    return new Kit(world, options, plan)
  }

  /** The phones of a poll that an election made; its people have this kit's names. */
  static of(world: World, id: string): Kit {
    const find = ({ name }: { name: string }) =>
      world.all({ name }).find(({ _id }) => _id === id) as unknown
    const poll = find(polls) as PollDoc
    const { households } = find(pollRolls) as PollRollDoc
    const options = { id, households: households.length }
    return new Kit(world, options, { ...poll, households })
  }

  /**
   * A copy of this poll as it stands, with an id and a window of its own: a key ceremony is dear. Its
   * phones are the same.
   */
  fork(id: string, plan: Partial<PollPlan>): Kit {
    const { database } = this.world.cloud
    const all = [elections, ...votingCollections]
    for (const { name } of all) {
      const lines = database.exportJsonLines(name).split('\n')
      const own = lines.filter((line) => line.includes(this.id))
      const copies = own.map((line) => line.replaceAll(this.id, id))
      if (copies.length > 0) database.importJsonLines(name, copies.join('\n'), 'upsert')
    }
    const change = (name: string, fields: object) => {
      const doc = this.world.all({ name }).find(({ _id }) => _id === id)
      database.importJsonLines(name, JSON.stringify({ ...doc, ...fields }), 'upsert')
    }
    const changed = { ...this.plan, _id: id, electionId: id, ...plan }
    change(polls.name, plan)
    change(elections.name, { calendar: electionOf(changed).calendar })
    const fields = { options: { ...this.options, id }, plan: changed }
    return Object.assign(Object.create(Kit.prototype) as Kit, this, fields)
  }

  /** A poll whose key is made. */
  static async open(world: World, options: KitOptions): Promise<Kit> {
    const kit = await Kit.prepare(world, options)
    await kit.makeKey()
    return kit
  }

  async ceremony(by = scrutineerOf(0)): Promise<c.CeremonyView> {
    return this.world.data(by, c.getCeremony, { id: this.id })
  }

  /** Officers and scrutineers take every step on their phones. */
  async makeKey(): Promise<void> {
    const { world, id, random } = this
    for (const i of this.plan.officers.keys()) {
      const keys = ballot.newCredential(random)
      this.tellers.push(keys)
      const publicKey = ballot.toBase64url(ballot.group.encode(keys.publicKey))
      await world.data(officerOf(i), c.enrollOfficer, { id, publicKey })
    }
    for (const i of this.plan.scrutineers.keys())
      this.watchers.push(ballot.newScrutineer(i, random))
    for (const round of ['commit', 'reveal', 'deal', 'accept'] as const)
      for (const i of this.plan.scrutineers.keys()) {
        const message = ballot.toBase64url(await this.keyMessage(round, i))
        await world.data(scrutineerOf(i), c.sendKeyMessage, { id, round, message })
      }
  }

  /** What scrutineer `index` says in a round, given what the server says was said. */
  async keyMessage(round: 'commit' | 'reveal' | 'deal' | 'accept', index: number) {
    const view = await this.ceremony(scrutineerOf(index))
    const { frame, said } = readCeremony(view)
    const scrutineer = this.watcher(index)
    const { random } = this
    if (round === 'commit')
      return ballot.encodeCommit(ballot.commitToCeremony(frame, scrutineer, random))
    if (round === 'reveal')
      return ballot.encodeReveal(
        must(ballot.revealToCeremony(frame, scrutineer, said.commits, random)),
      )
    if (round === 'deal')
      return ballot.encodeDeal(must(ballot.dealShares(frame, scrutineer, said, random)))
    return ballot.encodeAccept(must(ballot.acceptCeremony(frame, scrutineer, said, random)))
  }

  watcher(index: number): ballot.Scrutineer {
    const known = this.watchers[index] ?? ballot.newScrutineer(index, this.random)
    this.watchers[index] = known
    return known
  }

  /** Moves the clock to the first minute of voting. */
  startVoting(): void {
    this.world.clock.moveTo(this.plan.from + MINUTE)
  }

  /** The election as a phone loads it from the voting page. */
  async election(by = voterOf(0)): Promise<ballot.Election> {
    const { election } = await this.world.data(by, c.getPoll, { id: this.id })
    if (!election) throw new Error('no key yet')
    const loaded = must(
      ballot.loadElection({
        definition: bytes(election.definition),
        ceremony: bytes(election.ceremony),
        rollHash: ballot.fromHex(election.rollHash) ?? new Uint8Array(0),
      }),
    )
    if (ballot.toHex(loaded.fingerprint) !== election.fingerprint) throw new Error('another key')
    return loaded
  }

  private shared: Promise<ballot.Election> | undefined
  /** The same, loaded once. */
  known(): Promise<ballot.Election> {
    this.shared ??= this.election()
    return this.shared
  }

  /** The claim of a household's credential for its place in the roll, from a new key pair. */
  async claimOf(index: number): Promise<{ claim: string; keys: ballot.KeyPair }> {
    const { fingerprint } = await this.known()
    const keys = ballot.newCredential(this.random)
    const claim = ballot.claimCredential(fingerprint, index, keys, this.random)
    return { claim: ballot.toBase64url(claim), keys }
  }

  /** A household's place in the roll, as its own page says. */
  async placeOf(household: number): Promise<number> {
    const { seats } = await this.world.data(voterOf(household), c.getPoll, { id: this.id })
    const [seat] = seats
    if (!seat) throw new Error('not on the roll')
    return seat.index
  }

  /** Claims the household's seat on one phone. */
  async claim(household: number, by = voterOf(household)): Promise<ballot.KeyPair> {
    const { claim, keys } = await this.claimOf(await this.placeOf(household))
    const input = { id: this.id, household: homeOf(household), claim }
    await this.world.data(by, c.claimSeat, input)
    this.credentials.set(by, keys)
    return keys
  }

  /** Seals a ballot on a phone that has claimed. */
  async seal(by: string, choices: readonly number[], sequence?: number) {
    const keys = this.credentials.get(by)
    if (!keys) throw new Error('claim first')
    const number = sequence ?? (this.sequences.get(by) ?? 0) + 1
    this.sequences.set(by, number)
    return must(
      ballot.sealBallot(await this.known(), { keys, sequence: number }, choices, this.random),
    )
  }

  /** A signed ballot, ready to be sent. */
  async ballotOf(by: string, choices: readonly number[], sequence?: number): Promise<string> {
    const sealed = await this.seal(by, choices, sequence)
    return ballot.toBase64url(must(sealed.cast(this.random)))
  }

  /** Claims if needed, seals and casts. */
  async vote(household: number, choices: readonly number[]) {
    const by = voterOf(household)
    if (!this.credentials.has(by)) await this.claim(household)
    const input = { id: this.id, household: homeOf(household) }
    return this.world.data(by, c.castBallot, {
      ...input,
      ballot: await this.ballotOf(by, choices),
    })
  }

  /** What an officer's phone sends of a count, signed. */
  async paperOf(officer: number, totals: readonly number[], spoiled = 0) {
    const desk = await this.world.data(officerOf(officer), c.getPaperDesk, { id: this.id })
    const count: ballot.PaperCount = {
      entries: desk.envelopes.map(({ index, disposition }) => ({ household: index, disposition })),
      spoiled,
      totals: [totals],
    }
    const keys = this.tellers[officer]
    const fingerprint = ballot.fromHex(desk.fingerprint)
    if (!keys || !fingerprint) throw new Error('not enrolled')
    const { signature } = ballot.signPaperCount(fingerprint, count, officer, keys, this.random)
    const signed = ballot.toBase64url(ballot.encodeSignature(signature))
    return { id: this.id, spoiled, totals, signature: signed }
  }

  /** An officer counts and signs. */
  async enterPaper(officer: number, totals: readonly number[], spoiled = 0) {
    const count = await this.paperOf(officer, totals, spoiled)
    return this.world.call(officerOf(officer), c.enterPaper, count)
  }

  /** Closes: past the end, and past the time that late writers have. */
  async close(): Promise<void> {
    this.world.clock.moveTo(this.plan.until + 2 * MINUTE)
    await tend(this.world)
  }

  /** A scrutineer's partial decryption, from what the server shows. */
  async partialOf(index: number): Promise<string> {
    const view = await this.world.data(scrutineerOf(index), c.getTally, { id: this.id })
    const { frame, said } = readCeremony(await this.ceremony(scrutineerOf(index)))
    const scrutineer = this.watcher(index)
    const share = must(ballot.collectShare(frame, scrutineer, said))
    const board = must(ballot.Board.parse(await this.download(), 'trust'))
    const tally = board.tallyFrame
    if (!tally) throw new Error('no tally on the board')
    if (ballot.toHex(tally.tallyHash) !== view.tallyHash) throw new Error('another tally')
    const payload = must(ballot.decryptPartially(tally, scrutineer, share, this.random))
    return ballot.toBase64url(payload)
  }

  async open(index: number) {
    const partial = await this.partialOf(index)
    return this.world.data(scrutineerOf(index), c.sendPartial, { id: this.id, partial })
  }

  /** The whole count by the given scrutineers, up to the published result. */
  async count(by = [0, 1]): Promise<c.PollView> {
    await this.close()
    await tend(this.world)
    for (const index of by) await this.open(index)
    this.world.clock.moveTo(this.plan.resultAt)
    await tend(this.world)
    return this.world.data(voterOf(0), c.getPoll, { id: this.id })
  }

  /** The board as anybody downloads it. */
  async download(by = 'o-anybody'): Promise<string> {
    const lines: string[] = []
    for (let page: number | undefined = 0; page !== undefined; ) {
      const got: { lines: string[]; next?: number } = await this.world.data(by, c.getBoard, {
        ...{ id: this.id, page },
      })
      lines.push(...got.lines)
      page = got.next
    }
    return lines.map((line) => `${line}\n`).join('')
  }
}

/** What a scrutineer's phone makes of the ceremony's page. */
function readCeremony(view: c.CeremonyView) {
  const definition = must(ballot.decodeDefinition(bytes(view.definition)))
  const rollHash = ballot.fromHex(view.rollHash) ?? new Uint8Array(0)
  const read = <T>(list: string[], one: Parameters<typeof ballot.decodeMessage<T>>[1]) =>
    list.filter(Boolean).map((text) => must(ballot.decodeMessage(bytes(text), one)))
  const { messages } = view
  const said = {
    commits: read(messages.commits, ballot.readCommit),
    reveals: read(messages.reveals, (r) => ballot.readReveal(r, definition.threshold)),
    deals: read(messages.deals, (r) => ballot.readDeal(r, definition.scrutineers.length)),
  }
  return { definition, frame: ballot.ceremonyFrameOf(definition, rollHash), said }
}

function bytes(text: string): Uint8Array {
  return ballot.fromBase64url(text) ?? new Uint8Array(0)
}

/** Unwraps a result that a test relies on. */
export function must<T>(result: ballot.Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`)
  return result.value
}
