/**
 * The scrutineers' part of the count: each opens the tally with their share; two of three suffice.
 * @module
 */
import * as ballot from '@domain/ballot/v1'
import { implementCommand, implementQuery } from '../../kernel/action'
import type { Reader } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { getTally, sendPartial } from '../contract/voting'
import { appendPage, readHead } from './board'
import { accepted, bytesOf, sound } from './bytes'
import type { BoardHeadDoc, PollDoc } from './documents'
import { openedAs } from './opened-poll'
import { placeIn, pollTarget } from './standing'
import { boardPages, pageId } from './store'
import { countDone } from './tasks'

/** @throws {Failure} `poll_stage` before the tally */
async function tallyEvent(reader: Reader, head: BoardHeadDoc): Promise<ballot.BoardEvent> {
  if (head.tallyHash === '') throw new Failure('poll_stage')
  const page = await reader.get(boardPages, pageId(head._id, head.tallyPage))
  const line = page?.lines[0]
  if (line === undefined) throw new Error('a tally that is not on the board')
  return sound(ballot.decodeEvent(line))
}

export const getTallyAction = implementQuery(getTally, {
  target: pollTarget,
  async run({ db, session }, { id }, poll) {
    const head = await readHead(db, id)
    const event = await tallyEvent(db, head)
    const { definition, ceremony } = await openedAs(db, poll)
    return {
      tally: ballot.toBase64url(event.payload),
      tallyHash: head.tallyHash,
      definition,
      ceremony,
      rollHash: poll.rollHash,
      scrutineer: placeIn(poll.scrutineers, session.personId) ?? 0,
      opened: head.partials,
    }
  },
})

export const sendPartialAction = implementCommand<typeof sendPartial, PollDoc, Uint8Array>(
  sendPartial,
  {
    target: pollTarget,
    async prepare({ db, session }, { id, partial }, poll) {
      const event = await tallyEvent(db, await readHead(db, id))
      const { setup } = await openedAs(db, poll)
      const frame: ballot.TallyFrame = {
        setup,
        tally: sound(ballot.decodeTally(setup.definition, event.payload)),
        tallyHash: ballot.eventHash(event),
      }
      const payload = bytesOf(partial, 'partial_wrong')
      const decoded = accepted(ballot.decodePartial(setup.definition, payload), 'partial_wrong')
      if (decoded.scrutineer !== placeIn(poll.scrutineers, session.personId))
        throw new Failure('partial_wrong')
      accepted(ballot.checkPartialSignature(frame, decoded), 'partial_wrong')
      accepted(ballot.openPartial(frame, decoded), 'partial_wrong')
      return payload
    },
    async run({ tx, session }, { id }, poll, payload) {
      if (poll.stage !== 'tallied') throw new Failure('poll_stage')
      const own = placeIn(poll.scrutineers, session.personId) ?? 0
      const head = await readHead(tx, id)
      if (head.partials.includes(own)) throw new Failure('partial_twice')
      const partials = [...head.partials, own]
      await appendPage(tx, head, [{ type: 'PartialDecryption', payload }], { partials })
      await countDone(
        tx,
        poll,
        poll.scrutineers.filter((_, place) => place === own),
      )
      return { opened: partials.length, needed: poll.threshold }
    },
  },
)
