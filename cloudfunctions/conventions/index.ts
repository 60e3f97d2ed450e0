/**
 * The conventions function.
 * @module
 */
import { serve } from '../kernel/serve'
import { checkCertificateAction } from './certificate'
import { compareVersionsAction } from './compare'
import {
  enterVoteAction,
  fileVersionAction,
  publishVersionAction,
  reviewDraftAction,
} from './decide'
import { moveDraftAction, saveDraftAction, startVersionAction } from './drafts'
import { comeIntoForce } from './force'
import {
  addOpinionAction,
  listOpinionsAction,
  reviewOpinionAction,
  supportOpinionAction,
} from './opinions'
import { enterPaperSignatureAction, listPaperEntriesAction } from './paper-entry'
import { getCertificateAction, getConventionPosterAction, getSigningSheetAction } from './papers'
import { getConventionAction, getVersionAction, listVisitsAction } from './read'
import { allowVisitAction, revokeSignatureAction, signConventionAction } from './sign'

export const main = serve(
  [
    addOpinionAction,
    allowVisitAction,
    checkCertificateAction,
    compareVersionsAction,
    enterPaperSignatureAction,
    enterVoteAction,
    fileVersionAction,
    getCertificateAction,
    getConventionAction,
    getConventionPosterAction,
    getSigningSheetAction,
    getVersionAction,
    listOpinionsAction,
    listPaperEntriesAction,
    listVisitsAction,
    moveDraftAction,
    publishVersionAction,
    reviewDraftAction,
    reviewOpinionAction,
    revokeSignatureAction,
    saveDraftAction,
    signConventionAction,
    startVersionAction,
    supportOpinionAction,
  ],
  { timer: comeIntoForce },
)
