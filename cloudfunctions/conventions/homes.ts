/**
 * One's own homes in words: unlike those of others, with their rooms.
 * @module
 */
import type { Database } from '../kernel/database'
import { maskedRoom, namePlace, readPlaces, roomsOf } from '../people/face'

/** Names by path, e.g. `小满荷苑 3栋 1单元302`; two reads. */
export async function homeNames(
  db: Database,
  homes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const [known, rooms] = await Promise.all([readPlaces(db, homes), roomsOf(db, homes)])
  return new Map(
    homes.map((home) => {
      const masked = maskedRoom(home)
      const name = namePlace(known, home)?.name ?? ''
      return [home, name.replace(masked, rooms.get(home)?.room ?? masked)]
    }),
  )
}
