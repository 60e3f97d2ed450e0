/**
 * Ballots on paper and the end of the board for the stairwell, as PDF. The library that draws is loaded
 * only here: every call of this function would pay for it.
 * @module
 */
import * as ballot from '@domain/ballot/v1'
import { implementQuery, type TargetContext } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import { placeNames } from '../../people/face'
import { getBallotSheets, getBoardPaper } from '../contract/printing'
import { checkPage } from '../pages'
import { shownEnd } from './board'
import { openedAs, readPoll } from './opened-poll'
import { pollTarget } from './standing'

/** Ballots in one file: a file must come back in one answer of less than 1 MB. */
const BALLOTS_IN_PART = 20

export const getBallotSheetsAction = implementQuery(getBallotSheets, {
  target: (ctx: TargetContext, { id }) => pollTarget(ctx, { id }),
  async run({ db, note }, { part }, poll) {
    const parts = Math.ceil(poll.households / BALLOTS_IN_PART)
    if (part > parts) throw new Failure('ballot_part')
    const from = (part - 1) * BALLOTS_IN_PART + 1
    const to = Math.min(poll.households, part * BALLOTS_IN_PART)
    const names = await placeNames(db, [poll.path])
    const { drawBallots } = await import('./paper/ballot-paper')
    const pdf = await drawBallots({
      title: poll.title,
      placeName: names.get(poll.path) ?? '',
      // In the order that the board counts them in.
      candidates: poll.candidates.map(({ name }) => name),
      max: poll.max,
      ...{ from, to, of: poll.households },
    })
    note({ details: { from, to, ballots: to - from + 1 } })
    const fileName = `选票-${poll.title}-${part}.pdf`
    return { fileName, pdfBase64: pdf.toString('base64'), parts, from, to }
  },
})

export const getBoardPaperAction = implementQuery(getBoardPaper, {
  async run({ db, now, codePage, note }, { id }) {
    const poll = await readPoll(db, id)
    const { setup } = await openedAs(db, poll)
    const [end, names, picture] = await Promise.all([
      shownEnd(db, poll, now),
      placeNames(db, [poll.path]),
      codePage(id, checkPage),
    ])
    const { drawBoardPaper } = await import('./paper/board-paper')
    const pdf = await drawBoardPaper({
      title: poll.title,
      placeName: names.get(poll.path) ?? '',
      fingerprint: ballot.toHex(setup.fingerprint),
      rollHash: poll.rollHash,
      households: poll.households,
      ...end,
      at: now,
      isFinal: poll.result !== null && now >= poll.resultAt,
      picture,
    })
    note({ target: id, path: poll.path, details: { head: end.head, height: end.height, pages: 1 } })
    return { fileName: `票板-${poll.title}.pdf`, pdfBase64: pdf.toString('base64'), ...end }
  },
})
