/**
 * What other contexts may ask of volunteering: to forget who closed their account.
 * @module
 */
import { GONE_NAME } from '@domain/people/closing'
import type { Database } from '../kernel/database'
import { transact } from '../kernel/transact'
import { certificates, needs, volunteers } from './store'

/** Certificates and needs of one person; more than these are no one's. */
const MOST = 100

/**
 * Takes somebody's name off the red list, their certificates away, and out of their needs what they
 * said and where they live. Their hours stay as numbers. It can be done again.
 */
export async function forgetVolunteer(db: Database, personId: string): Promise<void> {
  const [own, asked] = await Promise.all([
    db.find(certificates, { personId }, { limit: MOST }),
    db.find(needs, { personId }, { limit: MOST }),
  ])
  await transact(db, async (tx) => {
    if (await tx.get(volunteers, personId)) {
      await tx.update(volunteers, personId, { name: GONE_NAME, shown: false })
    }
    for (const { _id } of own) await tx.remove(certificates, _id)
    for (const { _id, compound } of asked) {
      const gone = { name: GONE_NAME, words: '', wished: '', home: compound, placeName: '' }
      await tx.update(needs, _id, gone)
    }
  })
}
