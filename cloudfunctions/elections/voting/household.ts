/**
 * What a household decides about its own vote beside casting: who of it votes, and that a paper ballot
 * registered for it is not its own.
 * @module
 */
import { challengeUntil } from '@domain/elections/calendar'
import { implementCommand } from '../../kernel/action'
import type { Transaction } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { tell } from '../../kernel/messages'
import { householdOf } from '../../people/face'
import { challengePaper, moveSeat } from '../contract/voting'
import { voteUrl } from '../pages'
import type { ProxyDoc, SeatDoc } from './documents'
import { openedAs, openedPoll } from './opened-poll'
import { placeOnRoll, takeSeat } from './seat'
import { pollTarget, seatView } from './standing'
import { proxies, proxyId, seatId, seats } from './store'

export const moveSeatAction = implementCommand(moveSeat, {
  target: pollTarget,
  async run({ tx, session, now, commandId, note }, { household, to }, poll) {
    const opened = await openedPoll(tx, poll._id)
    if (now > opened.poll.until && now > poll.until) throw new Failure('poll_closed')
    const index = placeOnRoll(opened, household)
    const home = await householdOf(tx, household)
    const seat = await takeSeat(tx, opened, index, household)
    const { personId } = session
    if (home?.headId !== personId && seat.holderId !== personId) throw new Failure('seat_not_head')
    if (!home?.members.some((one) => one.personId === to)) throw new Failure('seat_not_member')
    const fields = { holderId: to, assisted: null }
    await tx.update(seats, seat._id, fields)
    if (to !== personId) {
      await tell(tx, `${commandId}.seat`, {
        to,
        title: '您家由您来投票',
        body: poll.title,
        url: voteUrl(poll._id),
        at: now,
      })
    }
    note({ details: { from: seat.holderId ?? '', to } })
    return seatView({ ...seat, ...fields }, personId, opened.poll)
  },
})

export const challengePaperAction = implementCommand(challengePaper, {
  target: pollTarget,
  async run({ tx, session, now, commandId, note }, { household }, poll) {
    const opened = await openedAs(tx, poll)
    const index = placeOnRoll(opened, household)
    const seat = await tx.get(seats, seatId(poll._id, index))
    if (!seat || seat.paper === 'none') throw new Failure('paper_none')
    if (now > challengeUntil(poll, seat.paperAt)) throw new Failure('paper_final')
    if (seat.proxyId !== null) await freeProxy(tx, poll._id, seat.proxyId, household)
    const fields = {
      paper: 'none' as const,
      paperAt: 0,
      proxyId: null,
      withdrawn: false,
      voted: seat.lastSequence > 0,
      struck: seat.struck + 1,
    } satisfies Partial<SeatDoc>
    await tx.update(seats, seat._id, fields)
    for (const { personId } of poll.officers) {
      await tell(tx, `${commandId}.struck`, {
        to: personId,
        title: '有一户说纸质票不是自己交的',
        body: `${poll.title}：这一户的信封不再计入，请取出封存`,
        url: voteUrl(poll._id),
        at: now,
      })
    }
    note({ details: { channel: seat.paper, place: index } })
    return seatView({ ...seat, ...fields }, session.personId, poll)
  },
})

/** A struck paper no longer counts towards its proxy's limit. */
async function freeProxy(
  tx: Transaction,
  pollId: string,
  personId: string,
  household: string,
): Promise<void> {
  const id = proxyId(pollId, personId)
  const known: ProxyDoc | undefined = await tx.get(proxies, id)
  const households = (known?.households ?? []).filter((one) => one !== household)
  if (known) await tx.update(proxies, id, { households })
}
