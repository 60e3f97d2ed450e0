/**
 * Objections with their rulings, for everybody who saw what they are about.
 * @module
 */
import { implementQuery } from '../../kernel/action'
import { findPage } from '../../kernel/pages'
import { appointmentOver, type Session } from '../../kernel/session'
import { roomsOf } from '../../people/face'
import { listObjections, type ObjectionView } from '../contract/roll'
import { CONFIRMERS, OFFICIALS } from '../contract/shared'
import type { ObjectionDoc } from '../documents'
import { electionTarget } from '../standing'
import { objections } from '../store'
import { deedOf } from '../view'

/** An objection as a caller sees it; rooms and unchecked words only for who rules. */
function viewOf(one: ObjectionDoc, session: Session, room: string | undefined): ObjectionView {
  const rules = appointmentOver(session, OFFICIALS, one.path) !== undefined
  const seconds = appointmentOver(session, CONFIRMERS, one.path) !== undefined
  const { ruling, second } = one
  const mine = session.personId !== '' && one.raisedBy === session.personId
  const waitsForSecond = one.about === 'result' && ruling?.decision === 'upheld' && !second
  return {
    id: one._id,
    about: one.about,
    ...(one.asks && { asks: one.asks }),
    shownAs: one.shownAs,
    ...(rules && room !== undefined && { room }),
    ...((!one.wordsHeld || rules || mine) && { words: one.words }),
    raisedAt: one.raisedAt,
    dueAt: one.dueAt,
    mine,
    ...(ruling && {
      ruling: { ...deedOf(ruling), decision: ruling.decision, words: ruling.words },
    }),
    ...(second && { second: { ...deedOf(second), agrees: second.agrees } }),
    canRule: rules && !ruling && !mine,
    canSecond: seconds && waitsForSecond && !mine && ruling?.by?.personId !== session.personId,
  }
}

export const listObjectionsAction = implementQuery(listObjections, {
  target: electionTarget,
  sees: true,
  async run({ db, session, saw }, { about, cursor }, { _id, path }) {
    const where = { electionId: _id, about }
    const { items, ...more } = await findPage(db, objections, where, 'desc', cursor)
    const rules = appointmentOver(session, OFFICIALS, path) !== undefined
    const homes = rules ? items.flatMap(({ household }) => household ?? []) : []
    const rooms = await roomsOf(db, homes)
    // The room in full is whoever lives there.
    saw([...rooms.values()].flatMap(({ members }) => members))
    const shown = items.map((one) => viewOf(one, session, rooms.get(one.household ?? '')?.room))
    return { items: shown, ...more }
  },
})
