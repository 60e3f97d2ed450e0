/** @module Cloud function `requests`: service requests from submission to the resident's answer. */
import { serve } from '../kernel/serve'
import { accept, answer, dispatch, refuse, resolve, review, sign, withdraw } from './actions/moves'
import { detail, inbox, listMine } from './actions/reads'
import { submit } from './actions/submit'

export const main = serve([
  submit,
  listMine,
  detail,
  inbox,
  review,
  accept,
  refuse,
  dispatch,
  sign,
  resolve,
  answer,
  withdraw,
])
