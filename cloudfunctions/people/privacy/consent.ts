/**
 * Agreeing and taking it back: as easy the one as the other. What is said is kept with its version and
 * time; the resident's record carries the latest of each kind, so that nothing more is read to know it.
 * @module
 */
import { isPending, stateAt } from '@domain/people/claims'
import {
  CONSENTS,
  type ConsentGiven,
  type ConsentKind,
  consentState,
} from '@domain/people/consents'
import { type CommandContext, implementCommand } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import { orderOf } from '../../kernel/messages'
import { residents } from '../../kernel/resident'
import type { Session } from '../../kernel/session'
import { claims } from '../claims/store'
import { type ConsentNeeded, giveConsent, withdrawConsent } from '../contract/privacy'
import { consents } from './store'

/**
 * Refuses what needs a consent the caller has not given to the text as it stands.
 * @throws {Failure} `consent_needed` with which, so that the page can ask
 */
export function requireConsent(session: Pick<Session, 'consents'>, kind: ConsentKind): void {
  if (consentState(kind, session.consents) === 'given') return
  throw new Failure('consent_needed', { consent: kind } satisfies ConsentNeeded)
}

async function say(ctx: CommandContext, kind: ConsentKind, given: boolean): Promise<void> {
  const { tx, session, now, commandId } = ctx
  const said: ConsentGiven = { kind, version: CONSENTS[kind].version, given, at: now }
  const { personId, openid } = session
  const order = orderOf(now, commandId)
  await tx.add(consents, { _id: commandId, personId, ...said, order })
  const others = session.consents.filter((one) => one.kind !== kind)
  const phone = kind === 'phone' && !given ? { phone: null } : {}
  await tx.update(residents, openid, { consents: [...others, said], updatedAt: now, ...phone })
  ctx.note({ details: { kind, version: said.version, given } })
}

export const give = implementCommand(giveConsent, {
  async run(ctx, { kind, version }) {
    if (version !== CONSENTS[kind].version) throw new Failure('consent_changed')
    await say(ctx, kind, true)
    return { state: 'given' as const }
  },
})

/** Claims of one person that are looked at for one that still waits; the latest are first. */
const LATEST_CLAIMS = 100

export const withdraw = implementCommand(withdrawConsent, {
  async prepare({ db, session, now }, { kind }) {
    if (kind !== 'household') return
    const latest = { orderBy: { field: 'order', order: 'desc' }, limit: LATEST_CLAIMS } as const
    const mine = await db.find(claims, { personId: session.personId }, latest)
    // A claim that waits would register a home after its consent is gone.
    if (mine.some((one) => isPending(stateAt(one, now)))) throw new Failure('homes_need_consent')
  },
  async run(ctx, { kind }) {
    const lives = ctx.session.households.length > 0
    if (kind === 'household' && lives) throw new Failure('homes_need_consent')
    await say(ctx, kind, false)
    return { state: 'withdrawn' as const }
  },
})
