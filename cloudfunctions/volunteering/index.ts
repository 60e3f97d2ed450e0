/** @module Cloud function `volunteering`: activities and witnessed hours. Its timer posts points. */
import { serve } from '../kernel/serve'
import { checkInAction, getLeaderKitAction } from './check-in'
import { getMyHoursAction } from './honours'
import { decideObjectionAction, objectToHoursAction } from './hours'
import { moveActivityAction } from './moves'
import { cancelSignUpAction, planActivityAction, signUpForAction } from './plan'
import { getActivityAction, listActivitiesAction } from './reads'
import { countersignSheetAction, enterSheetAction, getSheetAction, printSheetAction } from './sheet'
import { keepActivities } from './timer'

export const main = serve(
  [
    cancelSignUpAction,
    checkInAction,
    countersignSheetAction,
    decideObjectionAction,
    enterSheetAction,
    getActivityAction,
    getLeaderKitAction,
    getMyHoursAction,
    getSheetAction,
    listActivitiesAction,
    moveActivityAction,
    objectToHoursAction,
    planActivityAction,
    printSheetAction,
    signUpForAction,
  ],
  { timer: keepActivities },
)
