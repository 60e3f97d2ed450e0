/** @module Cloud function `people`: who is who, places, messages, homes, offices, privacy; its timer does what is due. */
import { sealAudit } from '../kernel/audit-chain'
import { tendPictures } from '../kernel/pictures/tend'
import { takeVerdict } from '../kernel/pictures/verdict'
import { serve } from '../kernel/serve'
import { allTasks, home, me } from './actions/home'
import { markRead, readMessages, rename } from './actions/messages'
import { choosePlace } from './actions/places'
import { claimActions, passSilentClaims } from './claims'
import { officeActions } from './offices'
import { pictureActions } from './pictures'
import { privacyActions } from './privacy'
import { closeDue } from './privacy/close-due'

const own = [home, allTasks, me, choosePlace, readMessages, markRead, rename]

const parts = [...claimActions, ...officeActions, ...pictureActions, ...privacyActions]

export const main = serve([...own, ...parts], {
  timer: async (kernel, now) => {
    await sealAudit(kernel.database, now)
    await passSilentClaims(kernel.database, now)
    await closeDue(kernel, now)
    await tendPictures(kernel, now)
  },
  push: takeVerdict,
})
