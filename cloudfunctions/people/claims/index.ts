/**
 * Becoming a resident.
 * @module
 */
import { answerClaimAction, appealEndingAction, withdrawClaimAction } from './answer'
import { listRoomsAction, openSlipAction } from './find'
import { endMembershipAction, handOverHeadAction, leaveHouseholdAction } from './members'
import { claimHouseholdAction } from './open'
import { getClaimAction, getHouseholdAction, getResidenceAction, listClaimsAction } from './read'
import { bindPhoneAction, removePhoneAction, setAvatarAction } from './self'
import { getSlipsAction, listSlipsAction, renewCodeAction, startPrintingAction } from './slips'

export { passSilentClaims } from './silent'

export const claimActions = [
  answerClaimAction,
  appealEndingAction,
  bindPhoneAction,
  claimHouseholdAction,
  endMembershipAction,
  getClaimAction,
  getHouseholdAction,
  getResidenceAction,
  getSlipsAction,
  handOverHeadAction,
  leaveHouseholdAction,
  listClaimsAction,
  listRoomsAction,
  listSlipsAction,
  openSlipAction,
  removePhoneAction,
  renewCodeAction,
  setAvatarAction,
  startPrintingAction,
  withdrawClaimAction,
]
