/** @module The actions of privacy. */
import { close, keep, privacy } from './closing'
import { give, withdraw } from './consent'
import { exportAction } from './export'
import { looks } from './looks'

export const privacyActions = [privacy, give, withdraw, looks, exportAction, close, keep]
