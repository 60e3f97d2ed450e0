/**
 * Points as a child would keep them: one number a point, sorted by its end. Slow, plain, and written
 * without the ledger's rules, so that what the product stores can be compared with it.
 * @module
 */
import { endOfSpan } from '@domain/time/spans'

/** What the world holds, by person, issuer and quarter, gift and request. */
export interface Naive {
  /** Points an issuer may still give, by `issuer:quarter`; missing while untouched. */
  readonly budgets: Record<string, number>
  /** The end of each single point a person has, soonest first. */
  readonly points: Record<string, number[]>
  readonly requests: Record<string, Asked>
  readonly shelves: Shelf[]
  /** Commands that had their effect. */
  readonly done: string[]
}

interface Asked {
  who: string
  gift: number
  /** The ends of the points that are held. */
  ends: number[]
  state: string
  dueAt: number
  agreedBy: string
}

interface Shelf {
  free: number
  reserved: number
  handed: number
}

/** What somebody sends; `id` is the same however often it is sent. */
export type Command = { readonly id: string } & (
  | { do: 'award'; who: string; issuer: string; points: number }
  | { do: 'request'; who: string; gift: number }
  | { do: 'withdraw'; of: string }
  | { do: 'decide'; by: 'first' | 'second'; yes: boolean; of: string }
  | { do: 'hand'; of: string }
  | { do: 'stock'; gift: number; change: number }
)

export const PRICES = [10, 40, 120] as const
const BUDGET = 2000

/** Refusals, by what people are told. */
const CODE = {
  forbidden: 5,
  gone: 5002,
  tooFew: 5003,
  unknown: 5004,
  state: 5005,
  twice: 5007,
  budget: 5009,
  stock: 5010,
} as const

export const empty = (): Naive => ({
  budgets: {},
  points: {},
  requests: {},
  shelves: PRICES.map(() => ({ free: 0, reserved: 0, handed: 0 })),
  done: [],
})

const month = (at: number) => new Date(at + 8 * 3_600_000)
/** The quarter in which a moment falls. */
const quarter = (at: number): string =>
  `${month(at).getUTCFullYear()}q${1 + Math.floor(month(at).getUTCMonth() / 3)}`
/** Two years on, at the end of the month. */
const endOf = (at: number) =>
  Date.UTC(month(at).getUTCFullYear() + 2, month(at).getUTCMonth() + 1, 1) - 8 * 3_600_000

const sorted = (ends: readonly number[]) => [...ends].sort((a, b) => a - b)
const has = (world: Naive, who: string) => world.points[who] ?? []

/**
 * What a command does at a moment.
 * @returns 0 and the world after it, or the code of the refusal and the world as it was
 */
export function apply(world: Naive, command: Command, now: number): { code: number; after: Naive } {
  if (world.done.includes(command.id)) return { code: 0, after: world }
  const after = structuredClone(world)
  const code = act(after, command, now)
  if (code !== 0) return { code, after: world }
  after.done.push(command.id)
  return { code, after }
}

function act(world: Naive, command: Command, now: number): number {
  switch (command.do) {
    case 'award':
      return award(world, command, now)
    case 'request':
      return request(world, command, now)
    case 'stock':
      return stock(world, command)
    default: {
      const asked = world.requests[command.of]
      if (!asked) return CODE.unknown
      if (command.do === 'withdraw') return withdraw(world, asked)
      return command.do === 'hand' ? hand(world, asked) : decide(world, asked, command, now)
    }
  }
}

function award(world: Naive, command: Command & { do: 'award' }, now: number): number {
  const budget = `${command.issuer}:${quarter(now)}`
  const left = world.budgets[budget] ?? BUDGET
  if (left < command.points) return CODE.budget
  world.budgets[budget] = left - command.points
  const given = Array.from({ length: command.points }, () => endOf(now))
  world.points[command.who] = sorted([...has(world, command.who), ...given])
  return 0
}

function request(world: Naive, command: Command & { do: 'request' }, now: number): number {
  const shelf = world.shelves[command.gift]
  const price = PRICES[command.gift] ?? 0
  if (!shelf || shelf.free < 1) return CODE.gone
  const good = has(world, command.who).filter((end) => end > now)
  if (good.length < price) return CODE.tooFew
  world.points[command.who] = good.slice(price)
  shelf.free -= 1
  shelf.reserved += 1
  const ready = price <= 20
  world.requests[command.id] = {
    who: command.who,
    gift: command.gift,
    ends: good.slice(0, price),
    state: ready ? 'ready' : 'waiting_first',
    dueAt: ready ? pickUp(now) : Number.POSITIVE_INFINITY,
    agreedBy: '',
  }
  return 0
}

const pickUp = (now: number) => endOfSpan(now, { count: 14, unit: 'days' }).at

function back(world: Naive, asked: Asked, state: string): void {
  world.points[asked.who] = sorted([...has(world, asked.who), ...asked.ends])
  const shelf = world.shelves[asked.gift]
  if (shelf) {
    shelf.free += 1
    shelf.reserved -= 1
  }
  asked.state = state
  asked.ends = []
}

const isOpen = ({ state }: Asked) => ['waiting_first', 'waiting_second', 'ready'].includes(state)

function withdraw(world: Naive, asked: Asked): number {
  if (!isOpen(asked)) return CODE.state
  back(world, asked, 'withdrawn')
  return 0
}

function decide(world: Naive, asked: Asked, command: Command & { do: 'decide' }, now: number) {
  const { by, yes } = command
  if (asked.state === 'waiting_second' && by === 'first') return CODE.forbidden
  if (!asked.state.startsWith('waiting')) return CODE.state
  if (!yes) {
    back(world, asked, 'refused')
    return 0
  }
  if (asked.agreedBy === by) return CODE.twice
  const second = asked.state === 'waiting_first' && (PRICES[asked.gift] ?? 0) > 100
  asked.agreedBy = by
  asked.state = second ? 'waiting_second' : 'ready'
  if (!second) asked.dueAt = pickUp(now)
  return 0
}

function hand(world: Naive, asked: Asked): number {
  if (asked.state !== 'ready') return CODE.state
  const shelf = world.shelves[asked.gift]
  if (shelf) {
    shelf.reserved -= 1
    shelf.handed += 1
  }
  asked.state = 'handed'
  return 0
}

function stock(world: Naive, { gift, change }: Command & { do: 'stock' }): number {
  const shelf = world.shelves[gift]
  if (!shelf || shelf.free + change < 0) return CODE.stock
  shelf.free += change
  return 0
}

/** What the clock does: what nobody came for goes back, what is over ends. */
export function tick(world: Naive, now: number): Naive {
  const after = structuredClone(world)
  for (const asked of Object.values(after.requests)) {
    if (asked.state === 'ready' && asked.dueAt <= now) back(after, asked, 'returned')
  }
  for (const [who, ends] of Object.entries(after.points)) {
    after.points[who] = ends.filter((end) => end > now)
  }
  return after
}

/** Moments after `now` at which points end or a gift goes back. */
export function endsAfter(world: Naive, now: number): number[] {
  const waits = Object.values(world.requests).filter(({ state }) => state === 'ready')
  const all = [...Object.values(world.points).flat(), ...waits.map(({ dueAt }) => dueAt)]
  return [...new Set(all)].filter((at) => at > now)
}
