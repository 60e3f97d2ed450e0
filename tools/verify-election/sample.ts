/**
 * Makes a whole election with invented households, to try the verifier on. This file uses the
 * library that makes boards; nothing under `check/` does.
 * @module
 */
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import * as v1 from '../../domain/ballot/v1'
import type { Language } from './report'

export interface SampleOptions {
  readonly voters: number
  readonly candidates: number
  readonly out: string
  /** Makes the same board again; only ever for samples. */
  readonly seed?: string | undefined
}

/** Makes an election and writes `out` and, beside it, `out.commitments`; gives what to say of it. */
export function writeSample(options: SampleOptions, language: Language): string {
  const { out, voters } = options
  const board = openSync(out, 'w')
  const commitments = openSync(`${out}.commitments`, 'w')
  const started = performance.now()
  const { countMs } = makeSample(options, {
    event: (event) => writeSync(board, `${v1.encodeEvent(event)}\n`),
    commitments: (bytes) => writeSync(commitments, `${v1.toBase64url(bytes)}\n`),
  })
  closeSync(board)
  closeSync(commitments)
  const seconds = (ms: number) => (ms / 1000).toFixed(1)
  const [all, counting] = [seconds(performance.now() - started), seconds(countMs)]
  return language === 'zh'
    ? `已生成${voters}户的示例选举：${out}（${all}秒，其中计票${counting}秒）`
    : `An election of ${voters} households: ${out} (${all} s, ${counting} s of it for the count)`
}

/** Where a sample goes as it is made. */
export interface SampleSink {
  readonly event: (event: v1.BoardEvent) => void
  readonly commitments: (bytes: Uint8Array) => void
}

function must<T>(result: v1.Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`)
  return result.value
}

function randomOf(seed: string | undefined): v1.Random {
  if (seed === undefined) return (length) => new Uint8Array(randomBytes(length))
  let counter = 0
  return (length) => {
    const hash = createHash('shake256', { outputLength: length })
    return new Uint8Array(hash.update(`${seed}/${counter++}`).digest())
  }
}

/** Runs an election: most vote by phone, some twice, some on paper, some not at all. */
function makeSample(
  { voters, candidates, seed }: Omit<SampleOptions, 'out'>,
  sink: SampleSink,
): { outcome: v1.Outcome; countMs: number } {
  const random = randomOf(seed)
  const cast = (bound: number) => new DataView(random(4).buffer).getUint32(0) % bound
  const officers = [v1.newCredential(random), v1.newCredential(random)]
  const definition: v1.Definition = {
    id: random(16),
    title: '示例：楼栋长选举',
    candidates: Array.from({ length: candidates }, (_, i) => `候选人${i + 1}号`),
    min: 0,
    max: 1,
    measures: ['户'],
    scrutineers: ['监票人甲', '监票人乙', '监票人丙'],
    threshold: 2,
    paperOfficers: officers.map(({ publicKey }, i) => ({ name: `计票员${i + 1}`, publicKey })),
  }
  const households = Array.from({ length: voters }, () => ({
    pseudonym: random(16),
    weights: [1],
  }))
  const roll = must(v1.makeRoll(definition, households))
  const frame = v1.ceremonyFrame(definition, roll)
  const { scrutineers, transcript } = runCeremony(frame, random)
  const opened = must(v1.Board.open(v1.encodeSetup(definition, transcript, roll), 'trust'))
  sink.event(opened.event)
  const { board } = opened
  const append = (type: v1.EventType, payload: Uint8Array) =>
    sink.event(must(board.append(type, payload)))
  const choose = () => {
    const chosen = cast(candidates + 1)
    return definition.candidates.map((_, i) => (i === chosen ? 1 : 0))
  }
  const vote = (keys: v1.KeyPair, sequence: number) => {
    const { setup } = board
    const sealed = must(v1.sealBallot(setup, { keys, sequence }, choose(), random))
    const payload = must(sealed.cast(random))
    const proven = must(v1.checkBallot(setup, must(v1.decodeBallot(setup, payload))))
    append('Ballot', payload)
    sink.commitments(v1.encodeCommitments(proven))
  }
  const onPaper: v1.PaperEntry[] = []
  for (let household = 0; household < voters; household++) {
    if (household % 15 === 7) onPaper.push({ household, disposition: 'counted' })
    if (household % 15 === 7 || household % 15 === 11) continue
    const keys = v1.newCredential(random)
    append('Credential', v1.claimCredential(board.setup.fingerprint, household, keys, random))
    vote(keys, 1)
    if (household % 15 === 3) vote(keys, 2)
    if (household % 15 === 13) onPaper.push({ household, disposition: 'replaces' })
  }
  if (onPaper.length > 0) append('PaperBatch', paperBatch(board, onPaper, officers, random))
  const closed = performance.now()
  sink.event(must(board.close()))
  sink.event(must(board.tally()))
  decrypt(board, scrutineers, frame, transcript, random, append)
  sink.event(must(board.finish()))
  if (board.outcome === undefined) throw new Error('the board has no outcome')
  return { outcome: board.outcome, countMs: performance.now() - closed }
}

function runCeremony(frame: v1.CeremonyFrame, random: v1.Random) {
  const scrutineers = [0, 1, 2].map((index) => v1.newScrutineer(index, random))
  const each = <T>(run: (scrutineer: v1.Scrutineer) => T) => scrutineers.map(run)
  const commits = each((one) => v1.commitToCeremony(frame, one, random))
  const reveals = each((one) => must(v1.revealToCeremony(frame, one, commits, random)))
  const said = { commits, reveals }
  const deals = each((one) => must(v1.dealShares(frame, one, said, random)))
  const accepts = each((one) => must(v1.acceptCeremony(frame, one, { ...said, deals }, random)))
  return { scrutineers, transcript: { commits, reveals, deals, accepts } }
}

function paperBatch(
  board: v1.Board,
  entries: readonly v1.PaperEntry[],
  officers: readonly v1.KeyPair[],
  random: v1.Random,
): Uint8Array {
  const { definition, fingerprint } = board.setup
  const votes = definition.candidates.map((_, i) => (i === 0 ? entries.length : 0))
  const count: v1.PaperCount = { entries, spoiled: 0, totals: [votes] }
  const signatures = officers.map((keys, officer) =>
    v1.signPaperCount(fingerprint, count, officer, keys, random),
  )
  return v1.encodePaperBatch({ ...count, signatures })
}

function decrypt(
  board: v1.Board,
  scrutineers: readonly v1.Scrutineer[],
  frame: v1.CeremonyFrame,
  transcript: v1.Transcript,
  random: v1.Random,
  append: (type: v1.EventType, payload: Uint8Array) => void,
): void {
  const tally = board.tallyFrame
  if (tally === undefined || tally.tally.ballots === 0) return
  for (const scrutineer of scrutineers) {
    const share = must(v1.collectShare(frame, scrutineer, transcript))
    append('PartialDecryption', must(v1.decryptPartially(tally, scrutineer, share, random)))
  }
}
