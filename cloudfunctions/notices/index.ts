/**
 * The notices function.
 * @module
 */
import { serve } from '../kernel/serve'
import { correctNoticeAction, withdrawNoticeAction } from './change'
import { listDeskAction } from './desk'
import { openEditorAction } from './editor'
import { getPosterAction } from './poster'
import { getNoticeAction, listNoticesAction, markNoticeReadAction } from './read'
import { reviewNoticeAction } from './review'
import { writeNoticeAction } from './write'

export const main = serve([
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
])
