/**
 * The commands that move a request on.
 * @module
 */
import { HANDLER_ROLES } from '@domain/requests/parts'
import { implementCommand } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import { type AppointmentDoc, findAppointmentOf, recheckAppointment } from '../../people/face'
import { applyMove, type CheckedWords, checkWords } from '../apply-move'
import {
  acceptRequest,
  answerRequest,
  dispatchRequest,
  refuseRequest,
  resolveRequest,
  reviewContent,
  signRequest,
  withdrawRequest,
} from '../contract'
import type { RequestDoc } from '../documents'
import { requestTarget } from '../parts'

export const accept = implementCommand<typeof acceptRequest, RequestDoc>(acceptRequest, {
  target: requestTarget,
  run: (ctx, _input, request) => applyMove(ctx, request, { kind: 'accept' }),
})

export const sign = implementCommand<typeof signRequest, RequestDoc>(signRequest, {
  target: requestTarget,
  run: (ctx, _input, request) => applyMove(ctx, request, { kind: 'sign' }),
})

export const refuse = implementCommand<typeof refuseRequest, RequestDoc, CheckedWords>(
  refuseRequest,
  {
    target: requestTarget,
    prepare: (ctx, { reason }) => checkWords(ctx, 'reason', reason),
    run: (ctx, _input, request, words) =>
      applyMove(ctx, request, { kind: 'refuse', words: words.state }, { words }),
  },
)

interface Handing {
  appointment: AppointmentDoc
  words: CheckedWords
}

export const dispatch = implementCommand<typeof dispatchRequest, RequestDoc, Handing>(
  dispatchRequest,
  {
    target: requestTarget,
    async prepare(ctx, { handler, words }, { compound }) {
      const { db, now } = ctx
      const appointment = await findAppointmentOf(db, handler, compound, HANDLER_ROLES, now)
      if (!appointment) throw new Failure('handler_unavailable')
      return { appointment, words: await checkWords(ctx, 'words', words) }
    },
    async run(ctx, _input, request, { appointment, words }) {
      const { compound } = request
      const still = await recheckAppointment(ctx.tx, appointment, compound, HANDLER_ROLES, ctx.now)
      if (!still) throw new Failure('handler_unavailable')
      const { personId, name, role } = still
      const move = { kind: 'dispatch', to: personId, words: words.state } as const
      return applyMove(ctx, request, move, { words, to: { personId, name, role } })
    },
  },
)

export const resolve = implementCommand<typeof resolveRequest, RequestDoc, CheckedWords>(
  resolveRequest,
  {
    target: requestTarget,
    async prepare(ctx, input) {
      await ctx.inspectPictures(input.photos, 'social')
      return checkWords(ctx, 'words', input.words)
    },
    run: (ctx, { photos }, request, words) =>
      applyMove(ctx, request, { kind: 'resolve', words: words.state }, { words, photos }),
  },
)

export const answer = implementCommand<typeof answerRequest, RequestDoc, CheckedWords>(
  answerRequest,
  {
    target: requestTarget,
    prepare: (ctx, input) => checkWords(ctx, 'words', input.words),
    run: (ctx, { solved, satisfied }, request, words) =>
      applyMove(
        ctx,
        request,
        { kind: 'answer', solved, words: words.state },
        { words, answer: { solved, satisfied: satisfied ?? null } },
      ),
  },
)

export const withdraw = implementCommand<typeof withdrawRequest, RequestDoc, CheckedWords>(
  withdrawRequest,
  {
    target: requestTarget,
    prepare: (ctx, { reason }) => checkWords(ctx, 'reason', reason),
    run: (ctx, _input, request, words) =>
      applyMove(ctx, request, { kind: 'withdraw', words: words.state }, { words }),
  },
)

export const review = implementCommand<typeof reviewContent, RequestDoc, CheckedWords>(
  reviewContent,
  {
    target: requestTarget,
    prepare: (ctx, { reason }) => checkWords(ctx, 'reason', reason),
    run: (ctx, { seq = 1, decision }, request, words) =>
      applyMove(ctx, request, { kind: 'review', seq, decision, words: words.state }, { words }),
  },
)
