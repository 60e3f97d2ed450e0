/** @module Cloud function `volunteering`: teams, needs, activities and witnessed hours. Its timer posts points. */
import { serve } from '../kernel/serve'
import { checkHoursAction, issueCertificateAction, printCertificateAction } from './certificates'
import { checkInAction, getLeaderKitAction } from './check-in'
import { exportHoursAction } from './export'
import { getMyHoursAction, listRedListAction, showOnRedListAction } from './honours'
import { decideObjectionAction, objectToHoursAction } from './hours'
import { moveActivityAction } from './moves'
import * as needs from './needs'
import { getPlanDeskAction, planActivityAction, replanActivityAction } from './plan'
import { getActivityAction, listActivitiesAction } from './reads'
import { countersignSheetAction, enterSheetAction, getSheetAction, printSheetAction } from './sheet'
import { answerForMinorAction, cancelSignUpAction, signUpForAction } from './sign-up'
import { listSuspectsAction } from './suspects'
import * as teams from './teams'
import { keepActivities } from './timer'

export const main = serve(
  [
    answerForMinorAction,
    cancelSignUpAction,
    checkHoursAction,
    checkInAction,
    countersignSheetAction,
    decideObjectionAction,
    enterSheetAction,
    exportHoursAction,
    getActivityAction,
    getLeaderKitAction,
    getMyHoursAction,
    getPlanDeskAction,
    getSheetAction,
    issueCertificateAction,
    listActivitiesAction,
    listRedListAction,
    listSuspectsAction,
    moveActivityAction,
    needs.confirmServiceAction,
    needs.declineNeedAction,
    needs.fileNeedAction,
    needs.getNeedAction,
    needs.listNeedsAction,
    needs.withdrawNeedAction,
    objectToHoursAction,
    planActivityAction,
    printCertificateAction,
    printSheetAction,
    replanActivityAction,
    showOnRedListAction,
    signUpForAction,
    teams.answerAskerAction,
    teams.foundTeamAction,
    teams.getTeamAction,
    teams.handOverTeamAction,
    teams.joinTeamAction,
    teams.leaveTeamAction,
    teams.listTeamsAction,
    teams.moveTeamAction,
  ],
  { timer: keepActivities },
)
