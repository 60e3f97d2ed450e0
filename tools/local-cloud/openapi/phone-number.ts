/** @module phonenumber.getPhoneNumber: a stand-in that gives a fictional number for a one-time code. */
import { type OpenApi, refuse, succeed } from './open-api'
import type { PhoneCodes } from './phone-codes'

/** Makes the stand-in. */
export const createPhoneNumber =
  (codes: PhoneCodes): OpenApi =>
  ({ code }, { appId, now }) => {
    const number = codes.redeem(code)
    if (number === undefined) return refuse(40029, 'invalid code')
    return succeed({
      phone_info: {
        phoneNumber: `+86${number}`,
        purePhoneNumber: number,
        countryCode: '86',
        watermark: { timestamp: Math.floor(now() / 1000), appid: appId },
      },
    })
  }
