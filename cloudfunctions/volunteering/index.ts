/** @module Cloud function `volunteering`: activities and witnessed hours. Its timer posts points. */
import { serve } from '../kernel/serve'
import { checkInAction, getLeaderKitAction } from './check-in'
import { decideObjectionAction, objectToHoursAction } from './hours'
import { moveActivityAction } from './moves'
import { cancelSignUpAction, planActivityAction, signUpForAction } from './plan'
import { getActivityAction, listActivitiesAction } from './reads'
import { keepActivities } from './timer'

export const main = serve(
  [
    cancelSignUpAction,
    checkInAction,
    decideObjectionAction,
    getActivityAction,
    getLeaderKitAction,
    listActivitiesAction,
    moveActivityAction,
    objectToHoursAction,
    planActivityAction,
    signUpForAction,
  ],
  { timer: keepActivities },
)
