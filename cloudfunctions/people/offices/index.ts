/** @module The actions of offices. */
import { appointAction } from './appoint'
import { findPersonByCode, makeCode } from './code'
import { decide, withdraw } from './decide'
import { duties, proposal, proposals } from './duties'
import { endAction, publishPhone, resign } from './end'
import { changes, office, offices } from './list'

export const officeActions = [
  offices,
  changes,
  office,
  duties,
  proposals,
  proposal,
  makeCode,
  findPersonByCode,
  appointAction,
  decide,
  withdraw,
  endAction,
  resign,
  publishPhone,
]
