/** @module Cloud function `points`: the ledger, gifts, redemptions. Its timer keeps them in order. */
import { serve } from '../kernel/serve'
import { getBudgetsAction } from './budgets'
import { decideReversalAction, listReversalsAction, proposeReversalAction } from './corrections'
import { listCountsAction, settleCountAction, takeStockAction } from './counts'
import { decideRedemptionAction } from './decide'
import { listEvidenceAction } from './evidence'
import { countStockAction, listGiftsAction, saveGiftAction } from './gifts'
import { handOverAction, listStationAction } from './hand-over'
import { getOpennessAction } from './openness'
import { printStationAction, printStockSheetAction } from './papers'
import { getMyPointsAction, listMyRedemptionsAction, listQueueAction } from './reads'
import { requestGiftAction, withdrawRedemptionAction } from './request'
import {
  donatePointsAction,
  getFamilyAction,
  shareWithFamilyAction,
  useFamilyPointsAction,
} from './sharing'
import { keepPoints } from './timer'

export const main = serve(
  [
    countStockAction,
    decideRedemptionAction,
    decideReversalAction,
    donatePointsAction,
    getBudgetsAction,
    getFamilyAction,
    getMyPointsAction,
    getOpennessAction,
    handOverAction,
    listCountsAction,
    listEvidenceAction,
    listGiftsAction,
    listMyRedemptionsAction,
    listQueueAction,
    listReversalsAction,
    listStationAction,
    printStationAction,
    printStockSheetAction,
    proposeReversalAction,
    requestGiftAction,
    saveGiftAction,
    settleCountAction,
    shareWithFamilyAction,
    takeStockAction,
    useFamilyPointsAction,
    withdrawRedemptionAction,
  ],
  { timer: keepPoints },
)
