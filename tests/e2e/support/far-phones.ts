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
}
