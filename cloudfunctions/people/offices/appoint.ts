/**
 * Appointing somebody, at once or with a second person's yes.
 * @module
 */
import { needsSecond, OFFICE_RULES, type TermProblem, termProblem } from '@domain/people/appointing'
import { ROLE_TITLES } from '@domain/people/roles'
import { type CommandContext, implementCommand } from '../../kernel/action'
import { requirePass } from '../../kernel/content-safety'
import type { InputOf } from '../../kernel/contract'
import { Failure } from '../../kernel/errors'
import { roleDesks } from '../../kernel/tasks'
import { appoint, type TermDetails } from '../contract/offices'
import { takeCode } from './code'
import { grantAppointment } from './grant'
import { propose } from './propose'
import { type Former, formerOf, isSingle, makeRoom } from './replace'
import { appointerFor, officialWords, partyOf, refuseConflict } from './standing'
import { officeTarget } from './target'

type Input = InputOf<typeof appoint>

const TERM_WORDS: Readonly<Record<TermProblem, string>> = {
  past: '任期不能从过去的日子开始',
  too_far: '任期开始得太晚了，请到时候再任命',
  backwards: '任期要结束在开始以后，而且在今天以后',
  too_long: '任期太长了，请选早一点的日子',
}

/** @throws {Failure} `office_term` with what is wrong */
function refuseBadTerm({ region, now }: Pick<CommandContext, 'region' | 'now'>, input: Input) {
  const { termYears, startAheadDays } = region.offices
  const limits = { years: termYears[input.role].value, aheadDays: startAheadDays.value }
  const problem = termProblem(input, now, limits)
  if (!problem) return
  const details: TermDetails = { problem, endsAt: TERM_WORDS[problem] }
  throw new Failure('office_term', details, TERM_WORDS[problem])
}

export const appointAction = implementCommand(appoint, {
  target: officeTarget,
  async prepare(ctx, input): Promise<Former | undefined> {
    refuseBadTerm(ctx, input)
    await requirePass(ctx, 'forum', [input.name, input.sourceDecision, input.reason])
    return formerOf(ctx, input)
  },
  async run(ctx, input, _place, former) {
    const { tx, session, now, commandId } = ctx
    const { role, scope, code, replaces: _former, ...said } = input
    const as = appointerFor(session, input)
    if (!as) throw new Failure('forbidden')
    const person = await takeCode(tx, code, session.personId, now)
    refuseConflict(session, partyOf(person))
    const isPending = needsSecond(role, 'appoint', false)
    ctx.note({ details: { role, as: `${as.role}@${as.scope}`, pending: isPending } })
    if (!isPending) {
      const by = officialWords(session, as)
      if (former) await makeRoom(ctx, input, former, by)
      const single = isSingle(ctx, role)
      const grant = { ...said, role, scope, single, by, second: '', elected: false, at: now }
      const { _id: id } = await grantAppointment(tx, {
        ...grant,
        eventId: commandId,
        openid: person._id,
      })
      return { id, state: 'in_office' as const }
    }
    const held = person.appointments.some(
      (one) => one.role === role && one.scope === scope && one.endsAt > input.startsAt,
    )
    if (held) throw new Failure('office_held')
    const id = await propose(ctx, as, {
      ...said,
      change: 'appoint',
      appointmentId: null,
      role,
      scope,
      openid: person._id,
      personId: person.personId,
      homes: partyOf(person).homes.slice(),
      desks: roleDesks(OFFICE_RULES[role].seconders, scope),
      title: `任命${ROLE_TITLES[role]}等您确认`,
    })
    return { id, state: 'pending' as const }
  },
})
