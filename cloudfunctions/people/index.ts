/** @module Cloud function `people`: who is who, places, messages. Its timer seals the audit log. */
import { sealAudit } from '../kernel/audit-chain'
import { serve } from '../kernel/serve'
import { home, me } from './actions/home'
import { markRead, readMessages, rename } from './actions/messages'
import { choosePlace } from './actions/places'
import { officeActions } from './offices'

export const main = serve(
  [home, me, choosePlace, readMessages, markRead, rename, ...officeActions],
  {
    timer: async (kernel, now) => {
      await sealAudit(kernel.database, now)
    },
  },
)
