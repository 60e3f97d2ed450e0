/**
 * A vacancy: the task that it leaves with those who open its by-election, and what fills it.
 * @module
 */
import type { Office } from '@domain/elections/rules'
import type { Reader } from '../../kernel/database'
import { terms } from '../store'

export const vacancyTask = (termId: string): string => `election.vacancy.${termId}`

/**
 * Why a plan does not fill the vacancy that it names, in Chinese; nothing when it does or names none. A
 * plan that fills one lets whoever is in office stay, so it is of that office and place alone.
 */
export async function vacancyWords(
  reader: Reader,
  plan: {
    readonly fillsTerm?: string | undefined
    readonly places: readonly string[]
    readonly office: Office
  },
): Promise<string[]> {
  const { fillsTerm = '', places, office } = plan
  if (fillsTerm === '') return []
  const term = await reader.get(terms, fillsTerm)
  const isVacant = term?.byElectionDue != null && term.byElectionPlan === ''
  const isItsOwn = term?.role === office && places.length === 1 && places[0] === term.path
  return isVacant && isItsOwn ? [] : ['补选只补空出来的那一栋、那一个职务，请从空缺那里进来再选']
}
