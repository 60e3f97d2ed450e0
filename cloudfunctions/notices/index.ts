/**
 * The notices function. Its timer sends the hints.
 * @module
 */
import { serve } from '../kernel/serve'
import { correctNoticeAction, withdrawNoticeAction } from './change'
import { deliverPushes } from './deliver'
import { listDeskAction } from './desk'
import { openEditorAction } from './editor'
import { getPosterAction } from './poster'
import { allowPushAction } from './push'
import { getNoticeAction, listNoticesAction, markNoticeReadAction } from './read'
import { reviewNoticeAction } from './review'
import { writeNoticeAction } from './write'

export const main = serve(
  [
    allowPushAction,
    correctNoticeAction,
    getNoticeAction,
    getPosterAction,
    listDeskAction,
    listNoticesAction,
    markNoticeReadAction,
    openEditorAction,
    reviewNoticeAction,
    withdrawNoticeAction,
    writeNoticeAction,
  ],
  { timer: (kernel, now) => deliverPushes(kernel, now) },
)
