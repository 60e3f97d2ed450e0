/** Saying yes to a consent's text, as the page does before what needs it. @module */
import { CONSENTS, type ConsentKind } from '@domain/people/consents'
import { giveConsent } from '@functions/people/contract'
import type { World } from './world'

/** Agrees to the text as it stands; nothing is written when that was said before. */
export async function agree(world: World, openid: string, kind: ConsentKind): Promise<void> {
  const known = world.all({ name: 'residents' }).find((one) => one._id === openid)
  if (JSON.stringify(known?.consents ?? []).includes(`"kind":"${kind}"`)) return
  await world.data(openid, giveConsent, { kind, version: CONSENTS[kind].version })
}
