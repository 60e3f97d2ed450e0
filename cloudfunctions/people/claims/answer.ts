/**
 * Answers to a claim: of the head, the captain, the secretary, and the claimant's own second thoughts.
 * @module
 */
import { askedIn, type ClaimActor, nextClaimState, stateAt } from '@domain/people/claims'
import { type CommandContext, implementCommand, type PrepareContext } from '../../kernel/action'
import { requirePass } from '../../kernel/content-safety'
import type { InputOf } from '../../kernel/contract'
import { Failure } from '../../kernel/errors'
import { tell } from '../../kernel/messages'
import { answerClaim, appealEnding, withdrawClaim } from '../contract/claims'
import { readPlaces } from '../face'
import { admit, openidOf, readPerson } from './admit'
import { type Askable, claimUrl, desksFor, findAskable, moveClaim } from './move'
import { placeNameOf } from './place-name'
import { type ClaimAndHome, claimTarget, relationsTo } from './target'

interface Prepared {
  readonly askable: Askable
  readonly placeName: string
  /** OPENID of the claimant, who may have to be let in. */
  readonly openid: string | undefined
}

async function look(ctx: PrepareContext, { claim }: ClaimAndHome): Promise<Prepared> {
  const { household, personId } = claim
  const [askable, places, openid] = await Promise.all([
    findAskable(ctx.db, household, personId, ctx.now),
    readPlaces(ctx.db, [household]),
    openidOf(ctx.db, personId),
  ])
  return { askable, openid, placeName: placeNameOf(places, household) }
}

/** In which capacity the caller answers: the one that is asked now. @throws {Failure} `claim_state` */
function actorOf(ctx: CommandContext, doc: ClaimAndHome): ClaimActor {
  if (doc.claim.personId === ctx.session.personId) throw new Failure('claim_own')
  const asked = askedIn(stateAt(doc.claim, ctx.now))
  if (!asked || !relationsTo(doc, ctx).includes(asked)) throw new Failure('claim_state')
  return asked
}

type Answer = InputOf<typeof answerClaim>

/** A no needs a reason, and the secretary's yes as well. @throws {Failure} `claim_words_needed` */
function refuseSilence(actor: ClaimActor, { decision, reason }: Answer): void {
  if (reason || (decision === 'confirm' && actor !== 'secretary')) return
  throw new Failure('claim_words_needed', { reason: new Failure('claim_words_needed').message })
}

async function runAnswer(
  ctx: CommandContext,
  input: Answer,
  doc: ClaimAndHome,
  { askable, placeName, openid }: Prepared,
) {
  const { tx, now, commandId } = ctx
  const { claim, home } = doc
  const actor = actorOf(ctx, doc)
  refuseSilence(actor, input)
  const state = nextClaimState(stateAt(claim, now), input.decision, actor, home.headId !== null)
  if (!state) throw new Failure('claim_state')
  if (state === 'approved') {
    await admit(tx, home, await readPerson(tx, openid, claim.personId), claim.relation, now)
    if (home.headId && actor !== 'head') {
      const title = '小区书记核实了您家的一份认领'
      const url = claimUrl(claim._id)
      await tell(tx, commandId, { to: home.headId, title, body: placeName, url, at: now })
    }
  }
  const what = input.decision === 'confirm' ? 'confirmed' : 'denied'
  const step = { at: now, by: actor, what, words: input.reason ?? '' } as const
  const desks = desksFor(state, home.headId, askable)
  await moveClaim(tx, claim, { state, desks, step }, commandId, { placeName })
  ctx.note({ details: { decision: input.decision, as: actor, state } })
  return { state }
}

export const answerClaimAction = implementCommand(answerClaim, {
  target: claimTarget,
  async prepare(ctx, input, doc) {
    await requirePass(ctx, 'social', [input.reason], 'reason')
    return look(ctx, doc)
  },
  run: runAnswer,
})

export const withdrawClaimAction = implementCommand(withdrawClaim, {
  target: claimTarget,
  prepare: async (ctx, _input, { claim }) =>
    placeNameOf(await readPlaces(ctx.db, [claim.household]), claim.household),
  async run(ctx, _input, { claim }, placeName) {
    const state = nextClaimState(stateAt(claim, ctx.now), 'withdraw', 'claimant')
    if (!state) throw new Failure('claim_state')
    const step = { at: ctx.now, by: 'claimant', what: 'withdrawn', words: '' } as const
    const told = { placeName, silent: true }
    await moveClaim(ctx.tx, claim, { state, desks: [], step }, ctx.commandId, told)
    return { state }
  },
})

export const appealEndingAction = implementCommand(appealEnding, {
  target: claimTarget,
  async prepare(ctx, { words }, doc) {
    await requirePass(ctx, 'social', [words], 'words')
    return look(ctx, doc)
  },
  async run(ctx, { words }, { claim, home }, { askable, placeName }) {
    if (claim.state !== 'ended') throw new Failure('claim_state')
    const state = 'pending_secretary' as const
    const step = { at: ctx.now, by: 'claimant', what: 'appealed', words } as const
    const to = { state, desks: desksFor(state, home.headId, askable), step } as const
    await moveClaim(ctx.tx, claim, to, ctx.commandId, { placeName })
    return { state }
  },
})
