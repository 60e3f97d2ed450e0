/**
 * A resident's own phone number, as WeChat vouches for it.
 * @module
 */
import { Failure } from './errors'
import type { Sdk } from './sdk'

/** The number behind a one-time code of the `getPhoneNumber` button, 11 digits. */
export type PhoneReader = (code: string) => Promise<string>

/** The reader over WeChat's phonenumber.getPhoneNumber. */
export function phoneReader(sdk: { openapi: Pick<Sdk['openapi'], 'phonenumber'> }): PhoneReader {
  return async (code) => {
    const info = await ask(sdk, code)
    const number = info?.purePhoneNumber ?? ''
    if (info && (info.countryCode !== '86' || !/^1\d{10}$/.test(number))) {
      throw new Failure('phone_not_mainland')
    }
    if (!info) throw new Failure('phone_code_failed')
    return number
  }
}

async function ask(sdk: { openapi: Pick<Sdk['openapi'], 'phonenumber'> }, code: string) {
  try {
    const answer = await sdk.openapi.phonenumber.getPhoneNumber({ code })
    return answer.phoneInfo ?? answer.phone_info
  } catch {
    // A code that is used up, too old or made up; an error would carry the code into the log.
    return undefined
  }
}

/** A number as shown to its owner and to those who answer a claim: `138****1234`. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`
