/**
 * At the promised hour: those concerned are told, a runoff opens, a rerun is asked for.
 * @module
 */
import { runoffCalendar } from '@domain/elections/calendar'
import { homeDesk, openTask, roleDesks } from '../../kernel/tasks'
import { ORGANIZERS } from '../contract/shared'
import type { ElectionDoc } from '../documents'
import { electionUrl, resultUrl } from '../pages'
import { electionId, electionSlots, elections, slotId } from '../store'
import { NEVER, type Step, type StepContext } from './step'

/** The next round: those who stand again, the same roll and scrutineers, new keys. */
function runoffOf(first: ElectionDoc, now: number): ElectionDoc | undefined {
  const outcome = first.result?.outcome
  if (outcome?.kind !== 'runoff' || !first.choices) return undefined
  const runoff = first.round.runoff + 1
  const _id = electionId(first.planId, `${first.path}\nrunoff ${runoff}`)
  const calendar = runoffCalendar(first.calendar, first.rules, now)
  return {
    ...first,
    _id,
    title: `${first.title.replace(/（.*）$/u, '')}（另行选举）`,
    calendar,
    openedAt: now,
    round: { runoff, extended: false, seats: outcome.seats },
    runoffOf: first._id,
    choices: first.choices.filter(({ id }) => outcome.candidates.includes(id)),
    fingerprint: null,
    result: null,
    postponed: 0,
    step: 'prepare_poll',
    nextAt: now,
    order: `${String(now).padStart(14, '0')}-${_id}`,
  }
}

async function openRunoff({ tx, election, now }: StepContext): Promise<void> {
  const next = runoffOf(election, now)
  if (!next) return
  await tx.add(elections, next)
  const slot = slotId(next.rules.office, next.path)
  if (await tx.get(electionSlots, slot)) {
    await tx.update(electionSlots, slot, { electionId: next._id })
  }
}

/** Those who may start it again are asked to. */
export async function askForRerun({
  tx,
  election,
  now,
}: Pick<StepContext, 'tx' | 'election' | 'now'>): Promise<void> {
  await openTask(tx, {
    _id: `election.rerun.${election._id}`,
    desks: roleDesks(ORGANIZERS, election.path),
    kind: 'election',
    title: `${election.title}：没有选出，请重新启动`,
    url: electionUrl(election._id),
    at: now,
  })
}

export const publishResult: Step = {
  dueAt: ({ result, calendar }) => (result ? calendar.resultAt : NEVER),
  gather: async () => async (ctx) => {
    const { tx, election, now } = ctx
    const { _id, title, path, calendar, result } = election
    const { until } = calendar.resultPublicity
    await openTask(tx, {
      _id: `election.result.${_id}`,
      desks: [homeDesk(path)],
      kind: 'election',
      title: '选举结果公布了',
      detail: title,
      dueAt: until,
      goneAt: until,
      url: resultUrl(_id),
      at: now,
    })
    if (result?.outcome.kind === 'runoff') await openRunoff(ctx)
    if (result?.outcome.kind === 'rerun') await askForRerun(ctx)
    return {}
  },
}
