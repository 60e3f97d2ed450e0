/**
 * Random histories: a handful of commands, each with its own id, delivered in any order, any number of
 * times, two at once, with a crash after any database request, while months pass.
 * @module
 */
import fc from 'fast-check'
import { NEIGHBOUR, RESIDENT } from '../../world'
import { type Command, PRICES } from './naive'

export type Step =
  /** One command arrives; after so many database requests the function dies, if a number is given. */
  | { readonly is: 'deliver'; readonly command: number; readonly dieAfter: number | null }
  | { readonly is: 'together'; readonly commands: readonly [number, number] }
  | { readonly is: 'pass'; readonly ms: number }
  /** To the very moment at which the next points end or a gift goes back, or one before. */
  | { readonly is: 'passToEnd'; readonly short: 0 | 1 }
  | { readonly is: 'timer'; readonly dieAfter: number | null }

export interface History {
  readonly commands: readonly Command[]
  readonly steps: readonly Step[]
}

const DAY = 86_400_000
const REQUESTS = 5
const people = fc.constantFrom(RESIDENT, NEIGHBOUR)
const gifts = fc.nat(PRICES.length - 1)
const request = fc.nat(REQUESTS - 1).map((n) => `request${n}`)

type Body<C> = C extends { id: string } ? Omit<C, 'id'> : never
const bodies = <D extends Command['do']>(
  does: D,
  fields: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<Body<Command>> =>
  fc.record({ do: fc.constant(does), ...fields }) as fc.Arbitrary<unknown> as fc.Arbitrary<
    Body<Command>
  >

const awards = bodies('award', {
  who: people,
  issuer: fc.constantFrom('team0000000a', 'team0000000b'),
  points: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 100, max: 1500 })),
})
const stocks = bodies('stock', { gift: gifts, change: fc.constantFrom(1, 2, 3) })
const asks = bodies('request', { who: people, gift: gifts })
const others = fc.oneof(
  { weight: 1, arbitrary: bodies('withdraw', { of: request }) },
  {
    weight: 3,
    arbitrary: bodies('decide', {
      by: fc.constantFrom('first', 'second'),
      yes: fc.oneof(fc.constant(true), fc.boolean()),
      of: request,
    }),
  },
  { weight: 2, arbitrary: bodies('hand', { of: request }) },
  { weight: 1, arbitrary: awards },
)

const some = (one: fc.Arbitrary<Body<Command>>, length: number) =>
  fc.array(one, { minLength: length, maxLength: length })

/** The commands of one history. Requests are named `request0`…, whatever else is there. */
const commands: fc.Arbitrary<Command[]> = fc
  .tuple(some(awards, 4), some(stocks, 4), some(asks, REQUESTS), some(others, 10))
  .map(([given, shelved, asked, rest]) => [
    ...[...given, ...shelved].map((body, i) => ({ ...body, id: `first${i}` }) as Command),
    ...asked.map((body, i) => ({ ...body, id: `request${i}` }) as Command),
    ...rest.map((body, i) => ({ ...body, id: `later${i}` }) as Command),
  ])
const COMMANDS = 8 + REQUESTS + 10

/** Most commands send between 6 and 30 database requests; a timer's run many more. */
const dieAfter = (most: number) => fc.option(fc.nat(most), { freq: 3 })
const index = fc.nat(COMMANDS - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({ is: fc.constant('deliver'), command: index, dieAfter: dieAfter(26) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('together'), commands: fc.tuple(index, index) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('pass'),
      ms: fc.oneof(
        fc.integer({ min: 1, max: 20 }).map((days) => days * DAY),
        fc.integer({ min: 60, max: 400 }).map((days) => days * DAY),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('passToEnd'), short: fc.constantFrom(0, 1) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('timer'), dieAfter: dieAfter(40) }),
  },
) as fc.Arbitrary<Step>

/** A history: what is needed to begin with arrives first, with crashes like the rest. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    commands,
    first: fc.array(dieAfter(26), { minLength: 8, maxLength: 8 }),
    steps: fc.array(step, { minLength: 12, maxLength: 30, size: 'max' }),
  })
  .map(({ commands: all, first, steps }) => ({
    commands: all,
    steps: [
      ...first.map((at, command): Step => ({ is: 'deliver', command, dieAfter: at })),
      ...steps,
    ],
  }))
