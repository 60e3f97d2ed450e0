/**
 * Random interleavings of reads, writes and transactions of three clients against a plain model of
 * snapshot isolation. A failure prints fast-check's seed and the shrunk steps.
 */
import fc from 'fast-check'
import { expectSame } from '../same'
import { Model, type ModelTx } from './snapshot-model'
import { type Answer, open, type Wire } from './wire'

const IDS = ['a', 'b', 'c', 'd']

type Step =
  | { kind: 'begin' | 'commit' | 'abort'; client: number }
  | { kind: 'get'; client: number; id: string; plain: boolean }
  | { kind: 'list'; client: number; plain: boolean; g: string; limit: number }
  | {
      kind: 'set'
      client: number
      id: string
      plain: boolean
      v: number
      g: string
      u: string | null
    }
  | { kind: 'inc'; client: number; id: string; plain: boolean }
  | { kind: 'remove'; client: number; id: string; plain: boolean }

type Operation = Exclude<Step, { kind: 'begin' | 'commit' | 'abort' }>

const client = fc.integer({ min: 0, max: 2 })
const id = fc.constantFrom(...IDS)
const plain = fc.boolean()
const g = fc.constantFrom('x', 'y')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('begin' as const, 'commit' as const, 'abort' as const),
    client,
  }),
  fc.record({ kind: fc.constant('get' as const), client, id, plain }),
  fc.record({
    kind: fc.constant('list' as const),
    client,
    plain,
    g,
    limit: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('set' as const),
    client,
    id,
    plain,
    v: fc.integer({ min: 0, max: 9 }),
    g,
    u: fc.constantFrom('k1', 'k2', null),
  }),
  fc.record({ kind: fc.constant('inc' as const), client, id, plain }),
  fc.record({ kind: fc.constant('remove' as const), client, id, plain }),
)

const settle = () => new Promise((resolve) => setImmediate(resolve))

/** What an answer comes to: done, a conflict, a duplicate, a finished transaction. */
function outcome(reply: Answer): string {
  if (reply.code === 'DATABASE_TRANSACTION_CONFLICT') return 'conflict'
  if (reply.code === 'DATABASE_TRANSACTION_FAIL') return 'gone'
  if (reply.message?.includes('E11000')) return 'duplicate'
  if (reply.code) return `${reply.code}: ${reply.message}`
  return 'ok'
}

function expectAmong(allowed: readonly string[], outcome: string): void {
  if (!allowed.includes(outcome)) expect(allowed).toContain(outcome)
}

class Run {
  readonly wire: Wire = open(
    [
      {
        name: 'c',
        indexes: [
          {
            name: 'g_v',
            keys: [
              { field: 'g', order: 1 },
              { field: 'v', order: -1 },
              { field: '_id', order: 1 },
            ],
          },
          { name: 'u', unique: true, sparse: true, keys: [{ field: 'u', order: 1 }] },
        ],
      },
    ],
    { lockWaitMs: 60_000 },
  )
  readonly model = new Model()
  private readonly open: ({ id: string; tx: ModelTx } | null)[] = [null, null, null]
  private readonly waiting: { done: Promise<string>; expected: () => string[] | null }[] = []

  async step(s: Step): Promise<void> {
    const held = this.open[s.client] ?? null
    if (s.kind === 'begin') {
      if (!held) this.open[s.client] = { id: await this.wire.begin(), tx: this.model.begin() }
    } else if (s.kind === 'commit' || s.kind === 'abort') {
      if (!held) return
      const { wire, model } = this
      const reply = s.kind === 'commit' ? await wire.commit(held.id) : await wire.abort(held.id)
      expectSame(outcome(reply), held.tx.ended ? 'gone' : 'ok')
      if (!held.tx.ended) s.kind === 'commit' ? model.commit(held.tx) : model.abort(held.tx)
      this.open[s.client] = null
    } else await this.operation(s as Operation, (s as Operation).plain ? null : held)
    await settle()
    await this.checkWaiting()
  }

  private async operation(s: Operation, held: { id: string; tx: ModelTx } | null) {
    const tx = held?.tx ?? null
    if (s.kind === 'get' || s.kind === 'list') {
      if (tx?.ended) return
      if (s.kind === 'get') {
        expectSame(await this.wire.doc('c', s.id, held?.id), this.model.read(tx).get(s.id))
        return
      }
      const o = { order: { v: -1, _id: 1 }, limit: s.limit, tx: held?.id }
      expectSame(await this.wire.ids('c', { g: s.g }, o), this.model.list(tx, s.g, s.limit))
      return
    }
    const write = this.model.write(s.kind, s.id, s)
    const sent = this.send(s, held?.id).then(outcome)
    if (tx) {
      const expected = tx.ended ? ['gone'] : this.model.writeIn(tx, write)
      expectAmong(expected, await sent)
      return
    }
    this.waiting.push({ done: sent, expected: this.model.writePlain(write) })
  }

  private send(
    s: Exclude<Step, { kind: 'begin' | 'commit' | 'abort' | 'get' | 'list' }>,
    tx?: string,
  ) {
    if (s.kind === 'remove') return this.wire.remove('c', { _id: s.id }, { tx })
    if (s.kind === 'inc') return this.wire.update('c', { _id: s.id }, { $inc: { v: 1 } }, { tx })
    return this.wire.set('c', s.id, { v: s.v, g: s.g, ...(s.u === null ? {} : { u: s.u }) }, tx)
  }

  /** Plain writes must be answered exactly when the model says their locks are gone. */
  private async checkWaiting(): Promise<void> {
    for (let i = 0; i < this.waiting.length; i++) {
      const { done, expected } = this.waiting[i] as (typeof this.waiting)[number]
      const state = await Promise.race([done, settle().then(() => 'waits')])
      const allowed = expected()
      if (allowed === null) expectSame(state, 'waits')
      else {
        expectAmong(allowed, state)
        this.waiting.splice(i--, 1)
      }
    }
  }

  async finish(): Promise<void> {
    for (const client of [0, 1, 2]) await this.step({ kind: 'abort', client })
    expect(this.waiting).toHaveLength(0)
    for (const id of IDS) expectSame(await this.wire.doc('c', id), this.model.read(null).get(id))
    for (const g of ['x', 'y'])
      expectSame(
        await this.wire.ids('c', { g }, { order: { v: -1, _id: 1 } }),
        this.model.list(null, g, 100),
      )
    expect(this.wire.db.stats()).toMatchObject({
      documents: this.model.read(null).size,
      openTransactions: 0,
    })
    this.wire.db.close()
  }
}

test('every interleaving answers as snapshot isolation says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
      const run = new Run()
      for (const s of steps) await run.step(s)
      await run.finish()
    }),
    { numRuns: Number(process.env.RUNS ?? 1000) },
  )
}, 300_000)
