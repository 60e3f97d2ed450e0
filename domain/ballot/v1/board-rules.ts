/**
 * One rule a type of event: whether it may come next, and what it changes. A rule changes nothing
 * unless it succeeds.
 * @module
 */
import { type Ballot, decodeBallot } from './ballot'
import { checkBallot, checkStanding } from './ballot-check'
import {
  addPaperTotals,
  type BoardState,
  countedBallots,
  countedWeights,
  type HouseholdState,
  householdOf,
  inPhase,
  keyOf,
  phoneStands,
} from './board-state'
import { concat, equalBytes, uint } from './bytes'
import { checkClaim, decodeClaim } from './credential'
import { type BoardEvent, type EventType, eventHash } from './event'
import { combinePartials, encodeOutcome, type Outcome } from './outcome'
import { checkPaperBatch, decodePaperBatch } from './paper'
import { checkPartialSignature, decodePartial, openPartial } from './partial'
import { failure, type Result, success } from './result'
import { skimBallot, skimClaim } from './skim'
import { decodeTally, type EncryptedTally, encodeTally, tallyBallots } from './tally'

/**
 * `trust` skips proofs and signatures of ballots; `skim` leaves their points undecoded as well, and
 * takes the sums as they are. Both only for a board checked before.
 */
export type ProofPolicy = 'check' | 'trust' | 'skim'

type Rule = (state: BoardState, event: BoardEvent, proofs: ProofPolicy) => Result<true>

/** How many partial decryptions a board takes, right and wrong together. */
const PARTIALS_MAX = 255

const done = success<true>(true)

const credential: Rule = (state, { payload }, proofs) => {
  const open = inPhase(state, 'open')
  if (!open.ok) return open
  const id = keyOf(payload.slice(4, 36))
  const placed =
    proofs === 'skim' ? skimmedPlace(state, payload, id) : claimedPlace(state, payload, id)
  if (!placed.ok) return placed
  state.byCredential.set(id, placed.value)
  householdOf(state, placed.value).credential = id
  return done
}

function claimFacts(state: BoardState, household: number, id: string) {
  const known = state.households.get(household)
  return {
    taken: known?.credential !== undefined || known?.paper !== undefined,
    keyInUse: state.byCredential.has(id),
  }
}

function claimedPlace(state: BoardState, payload: Uint8Array, id: string): Result<number> {
  const claim = decodeClaim(payload)
  if (!claim.ok) return claim
  const { household } = claim.value
  const checked = checkClaim(state.setup, claim.value, claimFacts(state, household, id))
  return checked.ok ? success(household) : checked
}

function skimmedPlace(state: BoardState, payload: Uint8Array, id: string): Result<number> {
  const place = skimClaim(state.setup, payload, { taken: false, keyInUse: false })
  if (!place.ok) return place
  return skimClaim(state.setup, payload, claimFacts(state, place.value, id))
}

interface ReadBallot {
  readonly sequence: number
  readonly kept: NonNullable<HouseholdState['ballot']>
  /** For the proofs; absent where they are not looked at. */
  readonly decoded?: Ballot
}

/** A ballot as the state keeps it: decoded, or its bytes. */
function readBallot(
  state: BoardState,
  payload: Uint8Array,
  proofs: ProofPolicy,
): Result<ReadBallot> {
  if (proofs === 'skim') {
    const skimmed = skimBallot(state.setup, payload)
    if (!skimmed.ok) return skimmed
    const { sequence, ballotHash } = skimmed.value
    return success({ sequence, kept: { ballotHash, ciphertexts: [], payload } })
  }
  const decoded = decodeBallot(state.setup, payload)
  if (!decoded.ok) return decoded
  const { sequence, ballotHash, choices } = decoded.value
  const ciphertexts = choices.map(({ ciphertext }) => ciphertext)
  const kept = { ballotHash, ciphertexts }
  return success({ sequence, kept, ...(proofs === 'check' && { decoded: decoded.value }) })
}

const ballot: Rule = (state, { payload }, proofs) => {
  const open = inPhase(state, 'open')
  if (!open.ok) return open
  const read = readBallot(state, payload, proofs)
  if (!read.ok) return read
  const { sequence, kept, decoded } = read.value
  const index = state.byCredential.get(keyOf(payload.slice(0, 32)))
  const known = index === undefined ? undefined : state.households.get(index)
  const standing = checkStanding(read.value, {
    known: index !== undefined,
    lastSequence: known?.lastSequence ?? 0,
    usedPaper: known?.paper === 'counted' || known?.paper === 'replaces',
    opened: state.opened.has(keyOf(kept.ballotHash)),
  })
  if (!standing.ok || index === undefined) return standing
  const checked = decoded ? checkBallot(state.setup, decoded) : done
  if (!checked.ok) return checked
  const household = householdOf(state, index)
  household.lastSequence = sequence
  household.ballot = kept
  state.ballotEvents += 1
  return done
}

const paper: Rule = (state, { payload }) => {
  const open = inPhase(state, 'open', 'closed')
  if (!open.ok) return open
  const decoded = decodePaperBatch(state.setup.definition, payload)
  if (!decoded.ok) return decoded
  const checked = checkPaperBatch(state.setup, decoded.value, (index) => {
    const known = state.households.get(index)
    return { listed: known?.paper !== undefined, phone: phoneStands(known) }
  })
  if (!checked.ok) return checked
  for (const { household, disposition } of decoded.value.entries)
    householdOf(state, household).paper = disposition
  addPaperTotals(state, decoded.value.totals)
  state.spoiled += decoded.value.spoiled
  return done
}

/** The payload of the Close event: how many credentials and ballots the board holds. */
export function encodeClose(credentials: number, ballots: number): Uint8Array {
  return concat(uint(credentials, 4), uint(ballots, 4))
}

/** The payload of the Close event that a board's events so far ask for. */
export function closePayload(state: BoardState): Uint8Array {
  return encodeClose(state.byCredential.size, state.ballotEvents)
}

const close: Rule = (state, { payload }) => {
  const open = inPhase(state, 'open')
  if (!open.ok) return open
  if (!equalBytes(payload, closePayload(state)))
    return failure('WRONG_COUNTS', 'credentials or ballots')
  state.phase = 'closed'
  return done
}

/** The payload of the Tally event. */
export function tallyPayload(state: BoardState): Uint8Array {
  return encodeTally(tallyBallots(countedBallots(state)))
}

/** The sums of an event: computed again, or as they are where the board is skimmed. */
function sumsOf(
  state: BoardState,
  payload: Uint8Array,
  proofs: ProofPolicy,
): Result<EncryptedTally> {
  const counted = countedBallots(state)
  if (proofs === 'skim') {
    const told = decodeTally(state.setup.definition, payload)
    if (!told.ok || told.value.ballots === counted.length) return told
    return failure('WRONG_TALLY', 'of other ballots')
  }
  const computed = tallyBallots(counted)
  return equalBytes(payload, encodeTally(computed))
    ? success(computed)
    : failure('WRONG_TALLY', 'not the sum of the ballots')
}

const tally: Rule = (state, event, proofs) => {
  const closed = inPhase(state, 'closed')
  if (!closed.ok) return closed
  const sums = sumsOf(state, event.payload, proofs)
  if (!sums.ok) return sums
  state.frame = { setup: state.setup, tally: sums.value, tallyHash: eventHash(event) }
  state.phase = 'tallied'
  return done
}

const partial: Rule = (state, { payload, height }) => {
  const tallied = inPhase(state, 'tallied')
  if (!tallied.ok || state.frame === undefined) return tallied
  const decoded = decodePartial(state.setup.definition, payload)
  if (!decoded.ok) return decoded
  const { scrutineer } = decoded.value
  const { partials, invalidHeights, frame } = state
  if (frame.tally.ballots === 0) return failure('WRONG_PHASE', 'there is nothing to decrypt')
  if (partials.some((each) => each.scrutineer === scrutineer))
    return failure('DUPLICATE_PARTIAL', `scrutineer ${scrutineer + 1}`)
  if (partials.length + invalidHeights.length >= PARTIALS_MAX)
    return failure('DUPLICATE_PARTIAL', 'too many')
  const signed = checkPartialSignature(frame, decoded.value)
  if (!signed.ok) return signed
  const opened = openPartial(frame, decoded.value)
  // A wrong one stays on the board under its maker's name, and isn't used.
  if (opened.ok) partials.push({ scrutineer, elements: opened.value })
  else invalidHeights.push(height)
  return done
}

/** The outcome that the board's events give. Fails as `combinePartials` does. */
export function outcomeOf(state: BoardState): Result<Outcome> {
  const tallied = inPhase(state, 'tallied', 'finished')
  if (!tallied.ok || state.frame === undefined)
    return tallied.ok ? failure('WRONG_PHASE', 'no tally') : tallied
  const phone = combinePartials(state.frame, state.partials, countedWeights(state))
  if (!phone.ok) return phone
  return success({
    valid: state.partials.map(({ scrutineer }) => scrutineer).sort((a, b) => a - b),
    invalidHeights: [...state.invalidHeights],
    phone: phone.value,
    paper: state.paperTotals,
  })
}

const result: Rule = (state, { payload }) => {
  const tallied = inPhase(state, 'tallied')
  if (!tallied.ok) return tallied
  const outcome = outcomeOf(state)
  if (!outcome.ok) return outcome
  if (!equalBytes(payload, encodeOutcome(outcome.value)))
    return failure('WRONG_RESULT', 'not what the partial decryptions give')
  state.outcome = outcome.value
  state.phase = 'finished'
  return done
}

/** The rule of each type. Setup only ever comes first, which `openBoard` sees to. */
export const RULES: Record<EventType, Rule> = {
  Setup: () => failure('WRONG_PHASE', 'a second Setup'),
  Credential: credential,
  Ballot: ballot,
  PaperBatch: paper,
  Close: close,
  Tally: tally,
  PartialDecryption: partial,
  Result: result,
}
