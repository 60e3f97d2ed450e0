/** @module Cloud function `points`: the ledger, gifts, redemptions. Its timer keeps them in order. */
import { serve } from '../kernel/serve'
import { decideRedemptionAction } from './decide'
import { countStockAction, listGiftsAction, saveGiftAction } from './gifts'
import { handOverAction, listStationAction } from './hand-over'
import { getOpennessAction } from './openness'
import { getMyPointsAction, listMyRedemptionsAction, listQueueAction } from './reads'
import { requestGiftAction, withdrawRedemptionAction } from './request'
import { keepPoints } from './timer'

export const main = serve(
  [
    countStockAction,
    decideRedemptionAction,
    getMyPointsAction,
    getOpennessAction,
    handOverAction,
    listGiftsAction,
    listMyRedemptionsAction,
    listQueueAction,
    listStationAction,
    requestGiftAction,
    saveGiftAction,
    withdrawRedemptionAction,
  ],
  { timer: keepPoints },
)
