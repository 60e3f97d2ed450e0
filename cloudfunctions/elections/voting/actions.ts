/**
 * Every action of voting and counting, for the function's `index.ts`.
 * @module
 */
import type { Implementation } from '../../kernel/action'
import { beginAssistedAction } from './assisted'
import { getBoardFileAction } from './board-file'
import { castBallotAction } from './cast'
import { enrollOfficerAction, getCeremonyAction, sendKeyMessageAction } from './ceremony'
import { getTallyAction, sendPartialAction } from './count'
import { challengePaperAction, moveSeatAction } from './household'
import { enterPaperAction, findProxyAction, getPaperDeskAction, recordPaperAction } from './paper'
import { getBallotSheetsAction, getBoardPaperAction } from './printing'
import { getBoardAction, getMyBallotAction, getPollAction } from './read'
import { auditBallotAction, claimSeatAction, withdrawBallotAction } from './seat'
import { getTurnoutAction } from './turnout'

export const votingActions: readonly Implementation[] = [
  auditBallotAction,
  beginAssistedAction,
  castBallotAction,
  challengePaperAction,
  claimSeatAction,
  enrollOfficerAction,
  enterPaperAction,
  findProxyAction,
  getBallotSheetsAction,
  getBoardAction,
  getBoardFileAction,
  getBoardPaperAction,
  getCeremonyAction,
  getMyBallotAction,
  getPaperDeskAction,
  getPollAction,
  getTallyAction,
  getTurnoutAction,
  moveSeatAction,
  recordPaperAction,
  sendKeyMessageAction,
  sendPartialAction,
  withdrawBallotAction,
]
