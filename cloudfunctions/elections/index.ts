/**
 * The elections function. Its timer takes the steps that come by themselves, and keeps the boards.
 * @module
 */
import type { Kernel } from '../kernel/action'
import { serve } from '../kernel/serve'
import { answerNominationAction } from './nominations/answer'
import { listCandidatesAction, listNominationsAction } from './nominations/list'
import { joinNominationAction, nominateAction } from './nominations/nominate'
import {
  appealReviewAction,
  reviewNominationAction,
  ruleOnAppealAction,
} from './nominations/review'
import { listObjectionsAction } from './objections/list'
import { objectToResultAction, raiseRollObjectionAction } from './objections/raise'
import { ruleOnObjectionAction, secondRulingAction } from './objections/rule'
import { openElectionAction } from './plan/open'
import { dropPlanAction, planElectionAction, previewPlanAction } from './plan/plan'
import { openPlannerAction } from './plan/planner'
import { getElectionAction, listElectionsAction } from './read'
import { confirmResultAction, fileResultAction } from './result/confirm'
import { checkMyHouseholdAction, listRollAction } from './roll/read'
import {
  chooseScrutineersAction,
  listScrutineersAction,
  offerScrutineerAction,
} from './scrutineers/choose'
import { chooseOfficersAction, listOfficersAction } from './scrutineers/officers'
import { runSteps } from './steps'
import {
  endTermAction,
  listTermsAction,
  resignTermAction,
  tickHandoverAction,
} from './terms/actions'
import { answerRecallAction, supportRecallAction } from './terms/recall'
import { votingActions } from './voting/actions'
import { tendPolls } from './voting/tend'

/** Neither holds up the other; a failure of either counts as the timer's. */
async function tend(kernel: Kernel, now: number): Promise<void> {
  const done = await Promise.allSettled([runSteps(kernel, now), tendPolls(kernel, now)])
  const failures = done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  if (failures.length > 0) throw new AggregateError(failures, 'the timer of elections failed')
}

export const main = serve(
  [
    answerNominationAction,
    answerRecallAction,
    endTermAction,
    listTermsAction,
    resignTermAction,
    supportRecallAction,
    tickHandoverAction,
    appealReviewAction,
    checkMyHouseholdAction,
    chooseOfficersAction,
    chooseScrutineersAction,
    confirmResultAction,
    dropPlanAction,
    fileResultAction,
    getElectionAction,
    joinNominationAction,
    listCandidatesAction,
    listElectionsAction,
    listNominationsAction,
    listOfficersAction,
    listObjectionsAction,
    listRollAction,
    listScrutineersAction,
    nominateAction,
    objectToResultAction,
    offerScrutineerAction,
    openElectionAction,
    openPlannerAction,
    planElectionAction,
    previewPlanAction,
    raiseRollObjectionAction,
    reviewNominationAction,
    ruleOnAppealAction,
    ruleOnObjectionAction,
    secondRulingAction,
    ...votingActions,
  ],
  { timer: tend },
)
