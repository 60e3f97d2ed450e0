/** @module Cloud function `people`: who is who, places, messages, homes, offices; its timer does what is due. */
import { sealAudit } from '../kernel/audit-chain'
import { serve } from '../kernel/serve'
import { home, me } from './actions/home'
import { markRead, readMessages, rename } from './actions/messages'
import { choosePlace } from './actions/places'
import { claimActions, passSilentClaims } from './claims'
import { officeActions } from './offices'

export const main = serve(
  [home, me, choosePlace, readMessages, markRead, rename, ...claimActions, ...officeActions],
  {
    timer: async (kernel, now) => {
      await sealAudit(kernel.database, now)
      await passSilentClaims(kernel.database, now)
    },
  },
)
