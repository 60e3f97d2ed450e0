/**
 * The phones of people whom nobody watches: what they send to the elections function, and what they
 * keep to send it.
 * @module
 */
import { randomBytes } from 'node:crypto'
import * as ballot from '@domain/ballot/v1'
import * as c from '@functions/elections/contract'
import type { ActionContract, ActionResult, InputOf, OutputOf } from '@functions/kernel/contract'
import type { LocalCloud } from '../../../tools/local-cloud/cloud'

const bytes = (text = '') => ballot.fromBase64url(text) ?? new Uint8Array(0)
const random = () => ballot.randomFrom(new Uint8Array(randomBytes(65_536)))

/** The value of a step of the ballot's code that this test relies on. */
function must<T>(result: ballot.Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`)
  return result.value
}

export class FarPhones {
  private serial = 0
  private election: ballot.Election | undefined

  constructor(private readonly cloud: LocalCloud) {}

  /** An action as somebody does it on their own phone. */
  async act<C extends ActionContract>(
    openid: string,
    contract: C,
    input: InputOf<C>,
  ): Promise<OutputOf<C>> {
    const key = `far-phone-${this.serial++}`.padEnd(28, '-')
    const [context = ''] = contract.name.split('/')
    const data = { action: contract.name, input, key }
    const { result } = await this.cloud.call(context, data, { openid })
    const answer = result as ActionResult<OutputOf<C>>
    if (!answer.ok) throw new Error(`${openid} ${contract.name}: ${answer.code} ${answer.message}`)
    return answer.data
  }

  /** Claims the household's credential, seals a ballot for one candidate and casts it. */
  async vote(openid: string, id: string, name: string): Promise<void> {
    const poll = await this.act(openid, c.getPoll, { id })
    const [seat] = poll.seats
    if (!seat || !poll.election) throw new Error(`${openid} has no seat`)
    this.election ??= must(
      ballot.loadElection({
        definition: bytes(poll.election.definition),
        ceremony: bytes(poll.election.ceremony),
        rollHash: ballot.fromHex(poll.election.rollHash) ?? new Uint8Array(0),
      }),
    )
    const keys = ballot.newCredential(random())
    const claim = ballot.claimCredential(this.election.fingerprint, seat.index, keys, random())
    const at = { id, household: seat.household }
    await this.act(openid, c.claimSeat, { ...at, claim: ballot.toBase64url(claim) })
    const choices = this.election.definition.candidates.map((one) => (one === name ? 1 : 0))
    const sealed = must(ballot.sealBallot(this.election, { keys, sequence: 1 }, choices, random()))
    const signed = ballot.toBase64url(must(sealed.cast(random())))
    await this.act(openid, c.castBallot, { ...at, ballot: signed })
  }

  /** Somebody's phone gets their part of the key back from the paper. */
  take(openid: string, place: number, phrase: string): void {
    this.watchers.set(openid, ballot.scrutineerOf(place, must(ballot.parsePhrase(phrase))))
  }

  private readonly watchers = new Map<string, ballot.Scrutineer>()
  private readonly tellers = new Map<string, ballot.KeyPair>()

  /** An officer makes the key that signs the count of paper. */
  async enroll(openid: string, id: string): Promise<void> {
    const keys = ballot.newCredential(random())
    this.tellers.set(openid, keys)
    const publicKey = ballot.toBase64url(ballot.group.encode(keys.publicKey))
    await this.act(openid, c.enrollOfficer, { id, publicKey })
  }

  /** An officer counts the envelopes that count, and signs. */
  async countPaper(openid: string, id: string, votes: Record<string, number>): Promise<void> {
    const desk = await this.act(openid, c.getPaperDesk, { id })
    const totals = desk.candidates.map((name) => votes[name] ?? 0)
    const entries = desk.envelopes.map((one) => ({
      ...{ household: one.index, disposition: one.disposition },
    }))
    const keys = this.tellers.get(openid)
    const print = ballot.fromHex(desk.fingerprint)
    if (!keys || !print) throw new Error(`${openid} has not enrolled`)
    const count = { entries, spoiled: 0, totals: [totals] }
    const { signature } = ballot.signPaperCount(print, count, desk.officer, keys, random())
    const signed = ballot.toBase64url(ballot.encodeSignature(signature))
    await this.act(openid, c.enterPaper, { id, spoiled: 0, totals, signature: signed })
  }

  /** A scrutineer opens the tally with their part of the key. */
  async openTally(openid: string, id: string): Promise<void> {
    const view = await this.act(openid, c.getCeremony, { id })
    const { frame, said } = readCeremony(view)
    const watcher = this.watchers.get(openid)
    if (!watcher) throw new Error(`${openid} has no part of the key`)
    const board = must(ballot.Board.parse(await this.download(openid, id), 'trust'))
    if (!board.tallyFrame) throw new Error('no tally on the board')
    const share = must(ballot.collectShare(frame, watcher, said))
    const partial = must(ballot.decryptPartially(board.tallyFrame, watcher, share, random()))
    await this.act(openid, c.sendPartial, { id, partial: ballot.toBase64url(partial) })
  }

  private async download(openid: string, id: string): Promise<string> {
    const lines: string[] = []
    for (let page: number | undefined = 0; page !== undefined; ) {
      const got: { lines: string[]; next?: number } = await this.act(openid, c.getBoard, {
        ...{ id, page },
      })
      lines.push(...got.lines)
      page = got.next
    }
    return lines.map((line) => `${line}\n`).join('')
  }
}

/** What was said in a ceremony so far, read as a scrutineer's phone does. */
function readCeremony({ definition, rollHash, messages }: c.CeremonyView) {
  const decoded = must(ballot.decodeDefinition(bytes(definition)))
  const hash = ballot.fromHex(rollHash) ?? new Uint8Array(0)
  const read = <T>(list: string[], one: Parameters<typeof ballot.decodeMessage<T>>[1]) =>
    list.filter(Boolean).map((text) => must(ballot.decodeMessage(bytes(text), one)))
  const said = {
    commits: read(messages.commits, ballot.readCommit),
    reveals: read(messages.reveals, (r) => ballot.readReveal(r, decoded.threshold)),
    deals: read(messages.deals, (r) => ballot.readDeal(r, decoded.scrutineers.length)),
  }
  return { frame: ballot.ceremonyFrameOf(decoded, hash), said }
}
