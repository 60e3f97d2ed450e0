/**
 * An election as it begins: rules and calendar frozen, the roll still to be copied.
 * @module
 */
import type { ElectionCalendar } from '@domain/elections/calendar'
import { frozenHash } from '@domain/elections/roll'
import type { ElectionRules } from '@domain/elections/rules'
import type { RegionProfile } from '@domain/region/profile'
import { orderOf } from '../../kernel/messages'
import type { Choice, ElectionDoc, Official, Subject } from '../documents'
import { listsFor } from '../lists'
import { electionId } from '../store'

/** What a question's ballot offers, in its order. */
export const QUESTION_CHOICES: Choice[] = [
  { id: 'yes', title: '赞成' },
  { id: 'no', title: '反对' },
  { id: 'abstain', title: '弃权' },
]

export interface Beginning {
  /** The plan it is opened by; with the place it makes the id. */
  readonly planId: string
  readonly path: string
  /** E.g. `小满荷苑 3栋`. */
  readonly placeName: string
  readonly title: string
  readonly subject: Subject
  readonly rules: ElectionRules
  readonly calendar: ElectionCalendar
  readonly openedBy: Official
  readonly fillsTerm: string
  readonly region: Pick<RegionProfile, 'id' | 'version'>
  readonly now: number
}

/** The document of an election that opens now. */
export function newElection({ region, now, ...given }: Beginning): ElectionDoc {
  const { planId, path, rules } = given
  const _id = electionId(planId, path)
  return {
    _id,
    ...given,
    listedIn: listsFor(path),
    rulesHash: frozenHash(rules),
    profile: `${region.id}@${region.version}`,
    openedAt: now,
    rollId: _id,
    roll: { state: 'copying', copiedUpTo: '', households: 0, hash: '' },
    round: { runoff: 0, extended: false, seats: rules.seats },
    runoffOf: '',
    recalls: '',
    choices: rules.office === 'question' ? QUESTION_CHOICES : null,
    scrutineers: [],
    officers: [],
    postponed: 0,
    fingerprint: null,
    result: null,
    confirmed: null,
    filed: null,
    voided: null,
    step: 'copy_roll',
    nextAt: now,
    order: orderOf(now, _id),
  }
}
