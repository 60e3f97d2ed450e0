/**
 * Every action of voting and counting, for the function's `index.ts`.
 * @module
 */
import type { Implementation } from '../../kernel/action'
import { castBallotAction } from './cast'
import { enrollOfficerAction, getCeremonyAction, sendKeyMessageAction } from './ceremony'
import { getTallyAction, sendPartialAction } from './count'
import { enterPaperAction, getPaperDeskAction, recordPaperAction } from './paper'
import { getBoardAction, getMyBallotAction, getPollAction } from './read'
import { auditBallotAction, claimSeatAction, withdrawBallotAction } from './seat'

export const votingActions: readonly Implementation[] = [
  auditBallotAction,
  castBallotAction,
  claimSeatAction,
  enrollOfficerAction,
  enterPaperAction,
  getBoardAction,
  getCeremonyAction,
  getMyBallotAction,
  getPaperDeskAction,
  getPollAction,
  getTallyAction,
  recordPaperAction,
  sendKeyMessageAction,
  sendPartialAction,
  withdrawBallotAction,
]
