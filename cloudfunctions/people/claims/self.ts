/**
 * The caller's own phone and picture.
 * @module
 */
import { implementCommand } from '../../kernel/action'
import { NO_PLACE } from '../../kernel/audit'
import { maskPhone } from '../../kernel/phone'
import { keepPictures } from '../../kernel/pictures/keep'
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
  prepare: (ctx, { file }) => ctx.inspectPictures([file], 'profile'),
  async run(ctx, { file }) {
    const { tx, session, now } = ctx
    await keepPictures(ctx, [file], {
      about: '头像',
      url: '/features/residence/pages/card/index',
      path: NO_PLACE,
      desks: [],
    })
    await tx.update(residents, session.openid, { avatar: file, updatedAt: now })
    return { avatar: file }
  },
})
