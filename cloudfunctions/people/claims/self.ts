/**
 * The caller's own phone and picture.
 * @module
 */
import { implementCommand } from '../../kernel/action'
import { maskPhone } from '../../kernel/phone'
import { claimPhotos } from '../../kernel/photos'
import { residents } from '../../kernel/resident'
import { bindPhone, removePhone, setAvatar } from '../contract/residence'
import { requireConsent } from '../privacy/consent'

export const bindPhoneAction = implementCommand(bindPhone, {
  async prepare(ctx, { code }) {
    // First, so that the code is still good for the try after they agreed.
    requireConsent(ctx.session, 'phone')
    // The code is used up here, before the transaction: after a failure a new tap gives a new one.
    return ctx.readPhone(code)
  },
  async run({ tx, session, now }, _input, _doc, phone) {
    await tx.update(residents, session.openid, { phone, updatedAt: now })
    return { phoneMasked: maskPhone(phone) }
  },
})

export const removePhoneAction = implementCommand(removePhone, {
  async run({ tx, session, now }) {
    await tx.update(residents, session.openid, { phone: null, updatedAt: now })
    return {}
  },
})

export const setAvatarAction = implementCommand(setAvatar, {
  prepare: (ctx, { file }) => ctx.inspectPhotos([file]),
  async run({ tx, session, now }, { file }) {
    await claimPhotos(tx, [file], session.personId, now)
    await tx.update(residents, session.openid, { avatar: file, updatedAt: now })
    return { avatar: file }
  },
})
