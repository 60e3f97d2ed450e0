/**
 * The household's ballot on this phone, from choosing to the receipt.
 * @module
 */
import { encodeOpening, type SealedBallot, toBase64url } from '@domain/ballot/v1/client'
import {
  auditBallot,
  castBallot,
  type PollView,
  type SeatView,
} from '@functions/elections/contract'
import { useState } from 'react'
import { call } from '@/cloud'
import { seal } from '../../parts/ballot-making'
import {
  forgetOutgoing,
  keepOutgoing,
  keepReceipt,
  keptOutgoing,
  keptReceipt,
} from '../../parts/keys'
import { secretRandom } from '../../parts/random'
import { useDoing } from '../../parts/use-doing'

type Step =
  | { at: 'choosing' }
  | { at: 'unsent' }
  | { at: 'sealed'; sealed: SealedBallot; sequence: number }
  | { at: 'opened'; words: string; same: boolean }
  | { at: 'cast'; receipt: string }

function firstStep(poll: PollView, seat: SeatView): Step {
  const outgoing = keptOutgoing(poll.id, seat.household)
  if (outgoing && outgoing.sequence > seat.lastSequence) return { at: 'unsent' }
  const receipt = seat.lastSequence > 0 ? keptReceipt(poll.id, seat.household) : ''
  return receipt === '' ? { at: 'choosing' } : { at: 'cast', receipt }
}

/** Where the ballot stands and what can be done with it; each of these happens once. */
export function useBallot(poll: PollView, seat: SeatView, onChanged: () => Promise<void>) {
  const [step, setStep] = useState<Step>(() => firstStep(poll, seat))
  const [chosen, choose] = useState<readonly number[]>()
  const { doing, busy, error, clear } = useDoing()
  const { id } = poll
  const { household } = seat
  const namesOf = (places: readonly number[]) =>
    poll.candidates
      .filter(({ place }) => places.includes(place))
      .map(({ name }) => name)
      .join('、') || '弃权'

  const send = async () => {
    const outgoing = keptOutgoing(id, household)
    if (!outgoing) throw new Error('没有等着送的票，请重新选')
    const { receipt } = await call(castBallot, { id, household, ballot: outgoing.ballot })
    keepReceipt(id, household, receipt)
    forgetOutgoing(id, household)
    setStep({ at: 'cast', receipt })
    await onChanged()
  }

  const cast = async () => {
    if (step.at !== 'sealed') return
    const signed = step.sealed.cast(await secretRandom())
    if (!signed.ok) throw new Error('这张票用过了，请重新封一张')
    // Kept before it is sent: without an answer it can be sent again, and counts once.
    keepOutgoing(id, household, { ballot: toBase64url(signed.value), sequence: step.sequence })
    setStep({ at: 'unsent' })
    await send()
  }

  const audit = async () => {
    if (step.at !== 'sealed') return
    const { body } = step.sealed
    const opening = step.sealed.open()
    if (!opening.ok) throw new Error('这张票用过了，请重新封一张')
    setStep({ at: 'choosing' })
    const said = await call(auditBallot, {
      id,
      household,
      body: toBase64url(body),
      opening: toBase64url(encodeOpening(opening.value)),
    })
    const places = said.choices.flatMap((choice, place) => (choice === 1 ? [place] : []))
    const same = namesOf(places) === namesOf(chosen ?? [])
    setStep({ at: 'opened', words: namesOf(places), same })
  }

  const sealNow = async () => {
    const made = await seal(poll, seat, chosen ?? [])
    setStep({ at: 'sealed', ...made })
    if (seat.holder === 'none') await onChanged()
  }

  return {
    ...{ step, chosen, choose, error, busy },
    chosenNames: namesOf(chosen ?? []),
    seal: () => doing(sealNow),
    cast: () => doing(cast),
    audit: () => doing(audit),
    sendAgain: () => doing(send),
    startOver: () => {
      forgetOutgoing(id, household)
      choose(undefined)
      clear()
      setStep({ at: 'choosing' })
      // One that got no answer may have arrived: the next must be numbered after it.
      void onChanged()
    },
  }
}
