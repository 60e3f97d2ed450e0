import { type Commit, Store } from '../../../tools/local-cloud/database/store'
import type { Transaction } from '../../../tools/local-cloud/database/transaction'

/** A store over a log that only notes what it is given, or refuses it. */
function open() {
  const groups: (readonly Commit[])[] = []
  const disk = { full: false }
  const store = new Store({ now: Date.now, transactionMs: 30_000, lockWaitMs: 1_000 })
  store.create('c')
  store.log = {
    write: (commits) => {
      if (disk.full) throw new Error('disk full')
      groups.push(commits)
    },
    declare: () => undefined,
    drop: () => undefined,
    close: () => undefined,
  }
  const collection = store.collection('c')
  const change = (id: string, n: number) => ({
    collection,
    record: collection.recordFor(id),
    doc: { _id: id, n },
  })
  const begun = (id: string): Transaction => {
    const tx = store.begin()
    store.writeIn(tx, [change(id, 1)])
    return tx
  }
  const seen = (id: string) => collection.record(id)?.current ?? null
  return { store, groups, disk, change, begun, seen }
}

test('transactions that commit together are written together, each as a commit of its own', async () => {
  const { store, groups, begun, seen } = open()
  const transactions = ['a', 'b', 'c'].map(begun)
  const commits = transactions.map((tx) => store.commit(tx))
  expect(seen('a')).toBeNull()
  await Promise.all(commits)
  expect(groups.map((group) => group.map(({ ts }) => ts))).toEqual([[1, 2, 3]])
  expect(['a', 'b', 'c'].map(seen)).toEqual(['a', 'b', 'c'].map((_id) => ({ _id, n: 1 })))
  expect(store.clock).toBe(3)
})

test('a transaction on its way to the disk keeps its locks: another conflicts, a plain write waits', async () => {
  const { store, groups, change, begun, seen } = open()
  const first = begun('a')
  const committed = store.commit(first)
  expect(() => store.transaction(first.id)).toThrow('Transaction does not exist on the server')
  expect(() => begun('a')).toThrow('Transaction is conflict')
  await Promise.all([committed, store.write(() => [change('a', 2)])])
  expect(groups.map((group) => group.length)).toEqual([1, 1])
  expect(seen('a')).toEqual({ _id: 'a', n: 2 })
})

test('a disk that refuses the group fails each of it, and nothing of it is seen', async () => {
  const { store, disk, begun, seen } = open()
  disk.full = true
  const transactions = ['a', 'b'].map(begun)
  const outcomes = await Promise.allSettled(transactions.map((tx) => store.commit(tx)))
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect([seen('a'), seen('b'), store.clock]).toEqual([null, null, 0])
  disk.full = false
  await store.commit(begun('a'))
  expect(seen('a')).toEqual({ _id: 'a', n: 1 })
})

test('what waits for the disk is committed before a drop or an end of all transactions', async () => {
  const { store, groups, begun } = open()
  const committed = store.commit(begun('a'))
  store.abortAll()
  expect(groups).toHaveLength(1)
  await committed
})
