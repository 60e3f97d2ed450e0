/** @module Cloud function `elections`. Its timer keeps the boards and closes, counts and publishes on time. */
import { serve } from '../kernel/serve'
import { votingActions } from './voting/actions'
import { tendPolls } from './voting/tend'

export const main = serve([...votingActions], { timer: tendPolls })
