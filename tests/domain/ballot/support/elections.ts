import * as v1 from '@domain/ballot/v1'
import { below, seeded } from './random'

/** Unwraps a result that a test relies on. */
export function must<T>(result: v1.Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`)
  return result.value
}

export interface Shape {
  readonly seed: string | number
  readonly voters: number
  readonly candidates: number
  readonly min: number
  readonly max: number
  readonly scrutineers: number
  readonly threshold: number
  /** Weights of household `i`, one a measure; a single measure `户` when left out. */
  readonly weights?: (household: number) => number[]
}

export const SMALL: Shape = {
  ...{ seed: 'small', voters: 4, candidates: 3, min: 0, max: 2 },
  ...{ scrutineers: 3, threshold: 2 },
}

/** An election whose key is made, before anyone has voted. */
export interface Prepared {
  readonly random: v1.Random
  readonly definition: v1.Definition
  readonly roll: v1.Roll
  readonly transcript: v1.Transcript
  readonly frame: v1.CeremonyFrame
  readonly scrutineers: readonly v1.Scrutineer[]
  readonly officers: readonly v1.KeyPair[]
  readonly board: v1.Board
  readonly events: v1.BoardEvent[]
}

export function defined(shape: Shape, random = seeded(shape.seed)) {
  const officers = [v1.newCredential(random), v1.newCredential(random)]
  const weights = shape.weights ?? (() => [1])
  const definition: v1.Definition = {
    id: random(16),
    title: '3号楼楼栋长选举',
    candidates: Array.from({ length: shape.candidates }, (_, i) => `候选人${i + 1}`),
    min: shape.min,
    max: shape.max,
    measures: weights(0).map((_, i) => `计量${i + 1}`),
    scrutineers: Array.from({ length: shape.scrutineers }, (_, i) => `监票人${i + 1}`),
    threshold: shape.threshold,
    paperOfficers: officers.map(({ publicKey }, i) => ({ name: `计票员${i + 1}`, publicKey })),
  }
  const entries = Array.from({ length: shape.voters }, (_, i) => ({
    pseudonym: random(16),
    weights: weights(i),
  }))
  const roll = must(v1.makeRoll(definition, entries))
  return { random, officers, definition, roll, frame: v1.ceremonyFrame(definition, roll) }
}

/** Runs the key ceremony among honest scrutineers. */
export function ceremony(
  frame: v1.CeremonyFrame,
  scrutineers: readonly v1.Scrutineer[],
  random: v1.Random,
): v1.Transcript {
  const commits = scrutineers.map((each) => v1.commitToCeremony(frame, each, random))
  const reveals = scrutineers.map((each) => must(v1.revealToCeremony(frame, each, commits, random)))
  const deals = scrutineers.map((each) =>
    must(v1.dealShares(frame, each, { commits, reveals }, random)),
  )
  const accepts = scrutineers.map((each) =>
    must(v1.acceptCeremony(frame, each, { commits, reveals, deals }, random)),
  )
  return { commits, reveals, deals, accepts }
}

export function prepare(shape: Shape): Prepared {
  const { random, officers, definition, roll, frame } = defined(shape)
  const scrutineers = definition.scrutineers.map((_, i) => v1.newScrutineer(i, random))
  const transcript = ceremony(frame, scrutineers, random)
  const { board, event } = must(v1.Board.open(v1.encodeSetup(definition, transcript, roll)))
  const events = [event]
  return { random, definition, roll, transcript, frame, scrutineers, officers, board, events }
}

/** Appends an event that must be accepted. */
export function append(election: Prepared, type: v1.EventType, payload: Uint8Array): v1.BoardEvent {
  const event = must(election.board.append(type, payload))
  election.events.push(event)
  return event
}

/** Gives a household its credential. */
export function register(election: Prepared, household: number): v1.KeyPair {
  const keys = v1.newCredential(election.random)
  const { fingerprint } = election.board.setup
  append(election, 'Credential', v1.claimCredential(fingerprint, household, keys, election.random))
  return keys
}

/** A signed ballot, not yet on the board. */
export function ballotOf(
  election: Prepared,
  keys: v1.KeyPair,
  choices: readonly number[],
  sequence = 1,
): Uint8Array {
  const sealed = must(
    v1.sealBallot(election.board.setup, { keys, sequence }, choices, election.random),
  )
  return must(sealed.cast(election.random))
}

/** Choices that the rules allow. */
export function randomChoices(election: Prepared): number[] {
  const { candidates, min, max } = election.definition
  const chosen = min + below(election.random, max - min + 1)
  const choices = candidates.map(() => 0)
  while (choices.filter((choice) => choice === 1).length < chosen)
    choices[below(election.random, candidates.length)] = 1
  return choices
}

/** Closes, tallies, decrypts by the given scrutineers and finishes. */
export function count(election: Prepared, by = [0, 1]): v1.Outcome {
  const { board, events, random, scrutineers, frame, transcript } = election
  events.push(must(board.close()), must(board.tally()))
  const tally = board.tallyFrame
  if (tally === undefined) throw new Error('no tally')
  if (tally.tally.ballots > 0) {
    for (const index of by) {
      const scrutineer = scrutineers[index]
      if (scrutineer === undefined) throw new Error('no such scrutineer')
      const share = must(v1.collectShare(frame, scrutineer, transcript))
      append(
        election,
        'PartialDecryption',
        must(v1.decryptPartially(tally, scrutineer, share, random)),
      )
    }
  }
  events.push(must(board.finish()))
  if (board.outcome === undefined) throw new Error('no outcome')
  return board.outcome
}

/** The board as its file. */
export function fileOf(events: readonly v1.BoardEvent[]): string {
  return events.map((event) => `${v1.encodeEvent(event)}\n`).join('')
}

/** A finished election in which every household votes once, at random. */
export function finished(shape: Shape): Prepared {
  const election = prepare(shape)
  for (let household = 0; household < shape.voters; household++) {
    const keys = register(election, household)
    append(election, 'Ballot', ballotOf(election, keys, randomChoices(election)))
  }
  count(election)
  return election
}
