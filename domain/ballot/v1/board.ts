/**
 * The board: events appended one at a time, each judged before it enters. It keeps nothing but
 * what it was given and reads no clock; the caller stores the events.
 * @module
 */
import { closePayload, outcomeOf, type ProofPolicy, RULES, tallyPayload } from './board-rules'
import {
  type BoardState,
  type HouseholdState,
  initialState,
  keyOf,
  type Phase,
  phoneStands,
  skimmedBallots,
} from './board-state'
import {
  type BoardEvent,
  checkPayload,
  decodeEvent,
  EMPTY_HEAD,
  type EventType,
  follow,
  type Head,
  nextEvent,
} from './event'
import { encodeOutcome, type Outcome } from './outcome'
import type { TallyFrame } from './partial'
import { failure, type Result, success } from './result'
import { decodeSetup, type Setup } from './setup'
import type { SkimmedBallot } from './skim'
import { type EncryptedTally, encodeTally } from './tally'

/** What anyone may know of a household's part. */
export interface HouseholdStanding {
  readonly hasCredential: boolean
  /** Which of its ballots counts, if any. */
  readonly counts: 'phone' | 'paper' | 'none'
  /** 0 before the first ballot; the next must be above. */
  readonly lastSequence: number
  /** The hash of the phone ballot that stands or was withdrawn. */
  readonly ballotHash?: Uint8Array
}

/** A board under construction or being replayed. */
export class Board {
  private constructor(
    private readonly state: BoardState,
    private readonly proofs: ProofPolicy,
  ) {}

  /**
   * Opens a board with the payload of its Setup event; gives the board and that event. `trust`
   * skips the proofs of ballots, for a caller that runs `checkBallot` itself before appending.
   */
  static open(
    payload: Uint8Array,
    proofs: ProofPolicy = 'check',
  ): Result<{ readonly board: Board; readonly event: BoardEvent }> {
    const event = nextEvent(EMPTY_HEAD, 'Setup', payload)
    const board = Board.begin(event, proofs)
    return board.ok ? success({ board: board.value, event }) : board
  }

  /**
   * A board from its kept events. `trust` skips the proofs of ballots and suits only a caller
   * that checked each event when it entered. Fails at the first event that may not be there.
   */
  static replay(events: readonly BoardEvent[], proofs: ProofPolicy = 'check'): Result<Board> {
    const [first, ...rest] = events
    if (first === undefined) return failure('MALFORMED', 'an empty board')
    const board = Board.begin(first, proofs)
    if (!board.ok) return board
    for (const event of rest) {
      const accepted = board.value.accept(event)
      if (!accepted.ok) return accepted
    }
    return board
  }

  /** A board from the text of its file: one event a line, each line ended by a line feed. */
  static parse(text: string, proofs: ProofPolicy = 'check'): Result<Board> {
    const lines = text.split('\n')
    if (lines.pop() !== '') return failure('MALFORMED', 'the last line is cut off')
    const events: BoardEvent[] = []
    for (const line of lines) {
      const event = decodeEvent(line)
      if (!event.ok) return event
      events.push(event.value)
    }
    return Board.replay(events, proofs)
  }

  private static begin(event: BoardEvent, proofs: ProofPolicy): Result<Board> {
    const head = follow(EMPTY_HEAD, event)
    if (!head.ok) return head
    const intact = checkPayload(event)
    if (!intact.ok) return intact
    if (event.type !== 'Setup') return failure('WRONG_PHASE', 'the first event is not Setup')
    const setup = decodeSetup(event.payload)
    return setup.ok ? success(new Board(initialState(setup.value, head.value), proofs)) : setup
  }

  /** Appends an event made here: gives it if the rules allow it, changes nothing otherwise. */
  append(type: EventType, payload: Uint8Array): Result<BoardEvent> {
    const event = nextEvent(this.state.head, type, payload)
    const accepted = this.accept(event)
    return accepted.ok ? success(event) : accepted
  }

  /** Takes an event made elsewhere, if it follows the head and the rules allow it. */
  accept(event: BoardEvent): Result<Head> {
    const head = follow(this.state.head, event)
    if (!head.ok) return head
    // Whoever skims has events from `decodeEvent`, which has hashed them.
    const intact = this.proofs === 'skim' ? head : checkPayload(event)
    if (!intact.ok) return intact
    const allowed = RULES[event.type](this.state, event, this.proofs)
    if (!allowed.ok) return allowed
    this.state.head = head.value
    return head
  }

  /** Appends the Close event: no credential and no phone ballot after it. */
  close(): Result<BoardEvent> {
    return this.append('Close', closePayload(this.state))
  }

  /** Appends the Tally event: no paper after it. A skimmed board is given its sums. */
  tally(sums?: EncryptedTally): Result<BoardEvent> {
    if (sums) return this.append('Tally', encodeTally(sums))
    if (this.proofs === 'skim') throw new Error('a skimmed board is added up by pieces')
    return this.append('Tally', tallyPayload(this.state))
  }

  /** Appends the Result event, once enough partial decryptions hold. */
  finish(): Result<BoardEvent> {
    const outcome = outcomeOf(this.state)
    return outcome.ok ? this.append('Result', encodeOutcome(outcome.value)) : outcome
  }

  /**
   * Remembers that a sealed ballot was opened in an audit, so that it can't be cast: not an
   * event, the caller keeps it. (Nobody else could cast it either: it was never signed.)
   */
  noteOpened(ballotHash: Uint8Array): void {
    this.state.opened.add(keyOf(ballotHash))
  }

  get setup(): Setup {
    return this.state.setup
  }

  get head(): Head {
    return this.state.head
  }

  get phase(): Phase {
    return this.state.phase
  }

  /** What scrutineers decrypt; undefined before the Tally event. */
  get tallyFrame(): TallyFrame | undefined {
    return this.state.frame
  }

  /** The result; undefined before the Result event. */
  get outcome(): Outcome | undefined {
    return this.state.outcome
  }

  /** The ballots that count on a skimmed board, in the order of the roll: for `addBallots`. */
  get skimmed(): readonly SkimmedBallot[] {
    return skimmedBallots(this.state)
  }

  /** What paper there is: households counted by it, and ballots found void. */
  get paper(): { readonly counted: number; readonly spoiled: number } {
    const households = [...this.state.households.values()]
    const counted = households.filter(({ paper }) => paper === 'counted' || paper === 'replaces')
    return { counted: counted.length, spoiled: this.state.spoiled }
  }

  /** A household's standing, by its place in the roll. */
  standing(household: number): HouseholdStanding {
    return standingOf(this.state.households.get(household))
  }

  /** The household of a credential's public key (its 32 bytes), or undefined. */
  householdOfCredential(key: Uint8Array): number | undefined {
    return this.state.byCredential.get(keyOf(key))
  }
}

function standingOf(household: HouseholdState | undefined): HouseholdStanding {
  const byPaper = household?.paper === 'counted' || household?.paper === 'replaces'
  const standing = {
    hasCredential: household?.credential !== undefined,
    counts: byPaper ? 'paper' : phoneStands(household) ? 'phone' : 'none',
    lastSequence: household?.lastSequence ?? 0,
  } as const
  const ballotHash = household?.ballot?.ballotHash
  return ballotHash === undefined ? standing : { ...standing, ballotHash }
}
