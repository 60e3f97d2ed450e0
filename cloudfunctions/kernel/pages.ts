/**
 * Lists by the page, by a cursor on an index: nothing is skipped, counted or cut off silently.
 * @module
 */
import type { Collection, Stored } from './collections'
import type { Page } from './contract'
import type { Database } from './database'
import type { Where } from './where'

/** Rows of a list page. */
const PAGE_SIZE = 20

/** A document that sorts by its unique `order`. */
export interface Ordered extends Stored {
  readonly order: string
}

/** One page; `cursor` is the `order` of the last row of the page before. */
export async function findPage<Doc extends Ordered>(
  database: Database,
  collection: Collection<Doc>,
  where: Omit<Where<Doc>, 'order'>,
  direction: 'asc' | 'desc',
  cursor: string | undefined,
): Promise<Page<Doc>> {
  const beyond = cursor === undefined ? {} : { order: afterCursor(direction, cursor) }
  const rows = await database.find(collection, { ...where, ...beyond } as Where<Doc>, {
    orderBy: { field: 'order', order: direction },
    limit: PAGE_SIZE + 1,
  })
  return pageOf(rows)
}

const afterCursor = (direction: 'asc' | 'desc', cursor: string) =>
  direction === 'asc' ? { gt: cursor } : { lt: cursor }

/** The page made of the first rows of a sorted list that holds at least one more, if there is one. */
export function pageOf<Doc extends Ordered>(rows: readonly Doc[]): Page<Doc> {
  const items = rows.slice(0, PAGE_SIZE)
  const last = items.at(-1)
  return rows.length > PAGE_SIZE && last ? { items, cursor: last.order } : { items }
}

/** Rows of one query. */
const MOST_ROWS = 1000

/** Everything that matches, a thousand at a time in the order of ids. */
export async function findAll<Doc extends Stored>(
  db: Database,
  collection: Collection<Doc>,
  where: Where<Doc>,
): Promise<Doc[]> {
  const found: Doc[] = []
  for (let after = ''; ; ) {
    const beyond = after === '' ? where : { ...where, _id: { gt: after } }
    const rows = await db.find(collection, beyond as Where<Doc>, {
      orderBy: { field: '_id', order: 'asc' },
      limit: MOST_ROWS,
    })
    found.push(...rows)
    if (rows.length < MOST_ROWS) return found
    after = rows.at(-1)?._id ?? ''
  }
}
