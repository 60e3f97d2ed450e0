/**
 * Assisted sessions: an officer lends a phone to somebody who has none, with a witness beside. Who
 * helped, who saw it and how the household agreed is logged, and the household is told.
 * @module
 */
import { implementCommand } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import { tell } from '../../kernel/messages'
import { tellHousehold } from '../../people/face'
import { beginAssisted } from '../contract/voting'
import { voteUrl } from '../pages'
import { pollInTime } from './opened-poll'
import { placeOnRoll, takeSeat } from './seat'
import { besideOf, placeIn, pollTarget, seatView } from './standing'
import { seats } from './store'

/** How long one session lasts, milliseconds. */
const ASSISTED_MS = 30 * 60_000

export const beginAssistedAction = implementCommand(beginAssisted, {
  target: pollTarget,
  async run({ tx, session, now, commandId, note }, input, poll) {
    const { household, consent } = input
    const opened = await pollInTime(tx, poll._id, now)
    const index = placeOnRoll(opened, household)
    const { personId } = session
    const witness = besideOf(poll, input.witness, personId)
    if (!witness) throw new Failure('assist_witness')
    const seat = await takeSeat(tx, opened, index, household)
    // A member votes for themselves; a credential stays on the phone where it was made.
    if (seat.holderId !== null && !seat.assisted) throw new Failure('seat_taken')
    if (seat.credential !== '' && seat.holderId !== personId) throw new Failure('seat_other_phone')
    const helper = poll.officers[placeIn(poll.officers, personId) ?? 0]?.name ?? session.name
    const assisted = {
      ...{ helperId: personId, helper, witnessId: witness.personId, witness: witness.name },
      ...{ consent, from: now, until: now + ASSISTED_MS },
    }
    await tx.update(seats, seat._id, { holderId: personId, assisted })
    await tellHousehold(tx, `${commandId}.assisted`, household, {
      title: '有人协助您家投票',
      body: `${poll.title}：${helper}协助，${witness.name}见证。不是您家的意思，请马上告诉监票人`,
      url: voteUrl(poll._id),
      at: now,
    })
    // A name alone bears no witness: whoever it is hears that they were named.
    await tell(tx, `${commandId}.witness`, {
      to: witness.personId,
      title: '您被记为协助投票的见证人',
      body: `${poll.title}：${helper}正在协助一户投票，记了您在场。您不在场的话，请马上告诉别的监票人`,
      url: voteUrl(poll._id),
      at: now,
    })
    // The seat keeps their names; the audit log holds nobody's.
    note({ details: { witness: witness.personId, consent, place: index } })
    return seatView({ ...seat, holderId: personId, assisted }, personId, opened.poll)
  },
})
