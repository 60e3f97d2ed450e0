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
import { askForReviews, getClauseAction, markVersionReadAction, recordReviewAction } from './life'
import {
  addOpinionAction,
  adoptOpinionAction,
  listOpinionsAction,
  reviewOpinionAction,
  supportOpinionAction,
} from './opinions'
import {
  enterPaperSignatureAction,
  listPaperEntriesAction,
  withdrawPaperEntryAction,
} from './paper-entry'
import { enterPaperVoteAction, listPaperVotesAction, withdrawPaperVoteAction } from './paper-vote'
import {
  getBallotSlipsAction,
  getCertificateAction,
  getConventionPosterAction,
  getFilingReceiptAction,
  getSigningSheetAction,
} from './papers'
import { getConventionAction, getVersionAction, listVisitsAction } from './read'
import { openSecretVoteAction, tendPolls } from './secret-vote'
import { allowVisitAction, revokeSignatureAction, signConventionAction } from './sign'
import { castVoteAction, openVoteAction } from './vote'
import { endVotes } from './vote-count'

export const main = serve(
  [
    addOpinionAction,
    adoptOpinionAction,
    allowVisitAction,
    castVoteAction,
    checkCertificateAction,
    compareVersionsAction,
    enterPaperSignatureAction,
    enterPaperVoteAction,
    enterVoteAction,
    fileVersionAction,
    getBallotSlipsAction,
    getCertificateAction,
    getClauseAction,
    getConventionAction,
    getConventionPosterAction,
    getFilingReceiptAction,
    getSigningSheetAction,
    getVersionAction,
    listOpinionsAction,
    listPaperEntriesAction,
    listPaperVotesAction,
    listVisitsAction,
    markVersionReadAction,
    moveDraftAction,
    openSecretVoteAction,
    openVoteAction,
    publishVersionAction,
    recordReviewAction,
    reviewDraftAction,
    reviewOpinionAction,
    revokeSignatureAction,
    saveDraftAction,
    signConventionAction,
    startVersionAction,
    supportOpinionAction,
    withdrawPaperEntryAction,
    withdrawPaperVoteAction,
  ],
  {
    async timer(kernel, now) {
      await comeIntoForce(kernel, now)
      await endVotes(kernel, now)
      await tendPolls(kernel, now)
      await askForReviews(kernel, now)
    },
  },
)
