/**
 * What neighbours of 小满荷苑 had earned before the story begins: sixteen weeks of Saturdays, entered
 * by the ledger's own rules into documents in memory, chained and sealed as the product would.
 * @module
 */
import { DEFAULT_PROFILE } from '@domain/region/default'
import { HALF_HOUR_MS, HOUR_MS } from '@domain/time/shanghai'
import type { Transaction } from '@functions/kernel/database'
import { orderOf } from '@functions/kernel/messages'
import type { ChainHeadDoc } from '@functions/kernel/sealing'
import { sealHash } from '@functions/points/chain'
import type { EntryDoc } from '@functions/points/documents'
import { awardPoints } from '@functions/points/face'
import { accounts, entries, ledgerHeads } from '@functions/points/store'
import { attendanceId, hoursRecords, volunteers } from '@functions/volunteering/store'
import { DAY_MS, startOfDay } from './clock'
import { generateDistrict } from './generate'
import { CAST, type CastName } from './personas'
import { idFor } from './random'
import { HOME_COMPOUND } from './stage'

const WEEKS = 16
/** The last Saturday was so many weeks before: the story tells what came after. */
const LAST_WEEK = 2
const SATURDAY = 6
/** Hours are shown for three days. */
const SHOWN_MS = 3 * DAY_MS

const TITLES = ['周六清扫楼道', '给老人量血压', '放学护学岗', '花坛除草', '旧物换新'] as const

/** Of how many Saturdays somebody of the cast came, the first ones. */
const CAME: Readonly<Partial<Record<CastName, number>>> = {
  resident: 14,
  secretary: 10,
  elder: 12,
  tenant: 7,
}
/** Neighbours whom nobody plays: the first come each time, of the rest every second. */
const NEIGHBOURS = 14
const ALWAYS = 4

/** Somebody, as hours and points know them. */
interface Person {
  readonly personId: string
  readonly name: string
}

/** Documents of one collection, ready to be stored. */
export interface Loaded {
  readonly collection: string
  readonly documents: object[]
}

/** A transaction over documents in memory. */
class Memory implements Transaction {
  private readonly kept = new Map<string, Map<string, object>>()

  private of(name: string): Map<string, object> {
    const found = this.kept.get(name) ?? new Map<string, object>()
    this.kept.set(name, found)
    return found
  }

  get: Transaction['get'] = async ({ name }, id) => this.of(name).get(id) as never

  add: Transaction['add'] = async ({ name }, doc) => {
    if (this.of(name).has(doc._id)) throw new Error(`${name} has ${doc._id} already`)
    this.of(name).set(doc._id, doc)
  }

  update: Transaction['update'] = async ({ name }, id, patch) => {
    this.of(name).set(id, { ...this.of(name).get(id), ...patch })
  }

  remove: Transaction['remove'] = async ({ name }, id) => {
    this.of(name).delete(id)
  }

  all(name: string): object[] {
    return [...this.of(name).values()]
  }
}

/** People of the compound whom nobody plays, the first that the district has. */
export function extras(now: number, most = NEIGHBOURS): (Person & { openid: string })[] {
  const found: (Person & { openid: string })[] = []
  for (const one of generateDistrict({ scale: 'demo', now })) {
    if (found.length === most) break
    if (one.collection !== 'residents') continue
    const { _id: openid, personId, name, households, appointments } = one.document
    const isHere = households.some(({ path }) => path.startsWith(`${HOME_COMPOUND}/`))
    const isPlayed = personId.startsWith('demo-')
    if (isHere && !isPlayed && appointments.length === 0) found.push({ openid, personId, name })
  }
  return found
}

function saturdays(now: number): number[] {
  const today = startOfDay(now)
  const weekday = new Date(today + 8 * HOUR_MS).getUTCDay()
  const last = today - ((weekday - SATURDAY + 7) % 7) * DAY_MS
  return Array.from({ length: WEEKS - LAST_WEEK + 1 }, (_, i) => last - (WEEKS - i) * 7 * DAY_MS)
}

/** Whoever came on a Saturday. */
function presentOn(week: number, others: readonly Person[]): Person[] {
  const cast = (Object.entries(CAME) as [CastName, number][])
    .filter(([, times]) => week < times)
    .map(([name]) => CAST[name])
  return [...cast, ...others.filter((_, i) => i < ALWAYS || (i + week) % 2 === 0)]
}

/** Hours as the product writes them down when it posts their points. */
async function keepHours(
  tx: Transaction,
  activity: { id: string; title: string; startsAt: number },
  { personId, name }: Person,
  halfHours: number,
): Promise<void> {
  const { id, title, startsAt } = activity
  const _id = attendanceId(id, personId)
  const order = orderOf(startsAt, _id)
  const compound = HOME_COMPOUND
  await tx.add(hoursRecords, {
    ...{ _id, personId, name, compound, order, title, startsAt, halfHours },
    ...{ team: '', post: '志愿者', place: '小满荷苑', leader: CAST.captain.name },
    endsAt: startsAt + halfHours * HALF_HOUR_MS,
    kind: 'witnessed',
  })
  const before = await tx.get(volunteers, personId)
  if (before) await tx.update(volunteers, personId, { halfHours: before.halfHours + halfHours })
  else {
    const fresh = { _id: personId, name, compound, halfHours, shown: false, order: personId }
    await tx.add(volunteers, fresh)
  }
}

async function sweep(tx: Transaction, startsAt: number, week: number, people: readonly Person[]) {
  const title = TITLES[week % TITLES.length] ?? ''
  const id = idFor(0, `saturday|${week}`)
  for (const [i, person] of people.entries()) {
    const { personId } = person
    const halfHours = 4 - (i % 3 === 2 ? 1 : 0)
    await keepHours(tx, { id, title, startsAt }, person, halfHours)
    await awardPoints(
      {
        tx,
        compound: HOME_COMPOUND,
        now: startsAt + SHOWN_MS + i * 1000,
        region: DEFAULT_PROFILE,
      },
      {
        id: `issue:${id}:${personId}`,
        issuer: CAST.captain.personId,
        issuerName: CAST.captain.name,
        personId,
        points: halfHours,
        ref: id,
        about: `${title}，${halfHours / 2} 小时`,
      },
    )
  }
}

/** Seals a compound's entries in the order of time. */
function seal(all: readonly EntryDoc[], at: number): { sealed: EntryDoc[]; head: ChainHeadDoc } {
  let prev = ''
  const inOrder = [...all].sort((a, b) => (a.order < b.order ? -1 : 1))
  const sealed = inOrder.map((entry, i) => {
    const hash = sealHash(entry, i + 1, prev)
    const done = { ...entry, seq: i + 1, prev, hash }
    prev = hash
    return done
  })
  return { sealed, head: { _id: HOME_COMPOUND, seq: sealed.length, hash: prev, at } }
}

/** Everything of points and hours that was there before the story, told at `now`. */
export async function pointsBefore(now: number): Promise<Loaded[]> {
  const memory = new Memory()
  const others = extras(now)
  for (const [week, day] of saturdays(now).entries()) {
    await sweep(memory, day + 9 * HOUR_MS, week, presentOn(week, others))
  }
  const { sealed, head } = seal(
    memory.all(entries.name) as EntryDoc[],
    now - LAST_WEEK * 7 * DAY_MS,
  )
  return [
    ...[accounts, hoursRecords, volunteers].map(({ name }) => ({
      collection: name,
      documents: memory.all(name),
    })),
    { collection: entries.name, documents: sealed },
    { collection: ledgerHeads.name, documents: [head] },
  ]
}
