/** @module The open APIs that have a stand-in, by their names in config.json. */
import { createMediaCheck, type MediaCheckParts } from './media-check'
import { createMessageCheck } from './message-check'
import { createMiniProgramCode } from './mini-program-code'
import type { OpenApi } from './open-api'
import type { PhoneCodes } from './phone-codes'
import { createPhoneNumber } from './phone-number'
import { createSubscribeMessage, type SubscribeMessageParts } from './subscribe-message'

/** What the stand-ins need. */
export interface StandInParts extends MediaCheckParts, SubscribeMessageParts {
  readonly phoneCodes: PhoneCodes
}

/** All stand-ins. */
export function createStandIns(parts: StandInParts): ReadonlyMap<string, OpenApi> {
  return new Map<string, OpenApi>([
    ['security.msgSecCheck', createMessageCheck(parts.words)],
    ['security.mediaCheckAsync', createMediaCheck(parts)],
    ['subscribeMessage.send', createSubscribeMessage(parts)],
    ['phonenumber.getPhoneNumber', createPhoneNumber(parts.phoneCodes)],
    ['wxacode.getUnlimited', createMiniProgramCode(parts.pages)],
  ])
}
