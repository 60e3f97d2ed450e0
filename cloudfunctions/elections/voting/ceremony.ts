/**
 * The key ceremony: officers make their signing keys, then the scrutineers speak in four rounds. Each
 * message is checked as it comes, and with the last one the board begins.
 * @module
 */
import * as ballot from '@domain/ballot/v1'
import { type CommandContext, implementCommand, implementQuery } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import { type CeremonyView, enrollOfficer, getCeremony, sendKeyMessage } from '../contract/voting'
import { appendPage, readHead } from './board'
import { accepted, bytesOf, hexBytes } from './bytes'
import type { KeyRound, PollDoc, PollStage } from './documents'
import { keyMade } from './into-election'
import { transcriptOf } from './opened-poll'
import { definitionOf, rollOf } from './prepare-poll'
import { placeIn, pollTarget } from './standing'
import { pollRolls, polls } from './store'
import { askForRound, signed, spoke } from './tasks'

type Round = 'commit' | 'reveal' | 'deal' | 'accept'

const ROUNDS: Record<Round, { kept: KeyRound; next: PollStage }> = {
  commit: { kept: 'commits', next: 'reveal' },
  reveal: { kept: 'reveals', next: 'deal' },
  deal: { kept: 'deals', next: 'accept' },
  accept: { kept: 'accepts', next: 'open' },
}

const shownStage = (stage: PollStage): CeremonyView['stage'] =>
  stage === 'officers' || stage in ROUNDS ? (stage as CeremonyView['stage']) : 'done'

export const getCeremonyAction = implementQuery(getCeremony, {
  target: pollTarget,
  async run({ session }, _input, poll) {
    const ready = poll.officers.every(({ publicKey }) => publicKey !== '')
    return {
      title: poll.title,
      stage: shownStage(poll.stage),
      scrutineer: placeIn(poll.scrutineers, session.personId),
      officer: placeIn(poll.officers, session.personId),
      scrutineers: poll.scrutineers.map(({ name }) => name),
      officers: poll.officers.map(({ name, publicKey }) => ({ name, ready: publicKey !== '' })),
      definition: ready ? ballot.toBase64url(ballot.encodeDefinition(definitionOf(poll))) : '',
      rollHash: poll.rollHash,
      messages: poll.keyMessages,
    }
  },
})

export const enrollOfficerAction = implementCommand(enrollOfficer, {
  target: pollTarget,
  async run({ tx, session, now }, { publicKey }, poll) {
    if (poll.stage !== 'officers') throw new Failure('poll_stage')
    const key = bytesOf(publicKey, 'key_message_wrong')
    const element = ballot.group.decode(key)
    const hex = ballot.toHex(key)
    const taken = poll.officers.some((one) => one.publicKey === hex)
    if (!element || ballot.group.isIdentity(element) || taken)
      throw new Failure('key_message_wrong')
    const own = placeIn(poll.officers, session.personId)
    if (poll.officers[own ?? 0]?.publicKey !== '') throw new Failure('key_message_twice')
    const officers = poll.officers.map((one, i) => (i === own ? { ...one, publicKey: hex } : one))
    const waiting = officers.filter((one) => one.publicKey === '').length
    await tx.update(polls, poll._id, { officers, stage: waiting === 0 ? 'commit' : 'officers' })
    await signed(tx, poll, session.personId)
    if (waiting === 0) await askForRound(tx, poll, now)
    return { ready: officers.length - waiting }
  },
})

export const sendKeyMessageAction = implementCommand(sendKeyMessage, {
  target: pollTarget,
  async run(ctx, { round, message }, poll): Promise<{ stage: CeremonyView['stage'] }> {
    const own = placeIn(poll.scrutineers, ctx.session.personId) ?? 0
    const { kept, next } = ROUNDS[round]
    if (poll.keyMessages[kept][own] !== '') throw new Failure('key_message_twice')
    if (poll.stage !== round) throw new Failure('poll_stage')
    checkMessage(poll, round, own, bytesOf(message, 'key_message_wrong'))
    const messages = poll.keyMessages[kept].map((one, i) => (i === own ? message : one))
    const keyMessages = { ...poll.keyMessages, [kept]: messages }
    const complete = messages.every((one) => one !== '')
    await spoke(ctx.tx, poll, ctx.session.personId)
    if (complete && round === 'accept') {
      await beginBoard(ctx, { ...poll, keyMessages })
      return { stage: 'done' }
    }
    const stage = complete ? next : poll.stage
    await ctx.tx.update(polls, poll._id, { keyMessages, stage })
    if (complete) await askForRound(ctx.tx, poll, ctx.now)
    return { stage: shownStage(stage) }
  },
})

/** @throws {Failure} `key_message_wrong` */
function checkMessage(poll: PollDoc, round: Round, own: number, bytes: Uint8Array): void {
  const definition = definitionOf(poll)
  const frame = ballot.ceremonyFrameOf(definition, hexBytes(poll.rollHash))
  const wrong = 'key_message_wrong'
  if (round === 'commit') {
    const said = accepted(ballot.decodeMessage(bytes, ballot.readCommit), wrong)
    accepted(ballot.checkCommit(frame, own, said), wrong)
    return
  }
  const said = transcriptOf(spokenBefore(poll, round), definition)
  if (round === 'reveal') {
    const read = (reader: Parameters<typeof ballot.readReveal>[0]) =>
      ballot.readReveal(reader, definition.threshold)
    const reveal = accepted(ballot.decodeMessage(bytes, read), wrong)
    accepted(ballot.checkReveal(frame, said.commits, own, reveal), wrong)
  } else if (round === 'deal') {
    const read = (reader: Parameters<typeof ballot.readDeal>[0]) =>
      ballot.readDeal(reader, definition.scrutineers.length)
    const deal = accepted(ballot.decodeMessage(bytes, read), wrong)
    accepted(ballot.checkDeal(frame, said, own, deal), wrong)
  } else {
    const accept = accepted(ballot.decodeMessage(bytes, ballot.readAccept), wrong)
    accepted(ballot.checkAccept(frame, said, own, accept), wrong)
  }
}

/** The poll with the messages of earlier rounds only, which are all there. */
function spokenBefore(poll: PollDoc, round: Round): PollDoc {
  const names = Object.keys(ROUNDS)
  const complete = (one: Round) => names.indexOf(one) < names.indexOf(round)
  const { commits, reveals, deals } = poll.keyMessages
  const keyMessages = {
    commits: complete('commit') ? commits : [],
    reveals: complete('reveal') ? reveals : [],
    deals: complete('deal') ? deals : [],
    accepts: [],
  }
  return { ...poll, keyMessages }
}

/** The last acceptance is there: the key is made and Setup is the board's first event. */
async function beginBoard(ctx: CommandContext, poll: PollDoc): Promise<void> {
  const { tx } = ctx
  const kept = await tx.get(pollRolls, poll._id)
  if (!kept) throw new Error('a poll without its roll')
  const definition = definitionOf(poll)
  const transcript = transcriptOf(poll, definition)
  const roll = rollOf(kept.seed, kept.households)
  const setup = accepted(ballot.makeSetup(definition, transcript, roll), 'key_message_wrong')
  if (ballot.toHex(ballot.rollHash(roll)) !== poll.rollHash) throw new Error('another roll')
  const payload = ballot.encodeSetup(definition, transcript, roll)
  await appendPage(tx, await readHead(tx, poll._id), [{ type: 'Setup', payload }])
  const fingerprint = ballot.toHex(setup.fingerprint)
  const { keyMessages } = poll
  await tx.update(polls, poll._id, { keyMessages, stage: 'open', fingerprint, active: true })
  await keyMade(tx, poll, fingerprint)
  ctx.note({ details: { key: 'made' } })
}
