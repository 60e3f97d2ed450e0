/**
 * Who looked at my record.
 * @module
 */
import { ROLE_TITLES } from '@domain/people/roles'
import { type AccessLogDoc, accessLog } from '../../kernel/access-log'
import { implementQuery } from '../../kernel/action'
import { findPage } from '../../kernel/pages'
import { listLooks } from '../contract/privacy'

/** Who looked, as others may know them: role and name. */
export const viewerWords = ({ viewerName, viewerRole }: AccessLogDoc): string =>
  viewerRole ? `${ROLE_TITLES[viewerRole]} ${viewerName}` : viewerName

export const looks = implementQuery(listLooks, {
  async run({ db, session }, { cursor }) {
    if (session.personId === '') return { items: [] }
    const page = await findPage(db, accessLog, { people: session.personId }, 'desc', cursor)
    const items = page.items.map((one) => {
      const { _id: id, what, why, at } = one
      return { id, who: viewerWords(one), what, why, at }
    })
    return { ...page, items }
  },
})
