import {
  type Account,
  type AccountKind,
  available,
  isWithinBounds,
  openAccount,
  postedBalance,
} from '@domain/points/accounts'
import { breachesOf } from '@domain/points/invariants'
import { addToLots, expiryOf, splitExpired, sumOfLots, takeFromLots } from '@domain/points/lots'
import {
  makeTransfer,
  type Resolution,
  resolveTransfer,
  type Transfer,
  type TransferProblem,
  type TransferRecord,
} from '@domain/points/transfers'
import fc from 'fast-check'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
const KINDS: Record<string, AccountKind> = {
  source: 'source',
  budget: 'budget',
  ann: 'person',
  bob: 'person',
  redeemed: 'redeemed',
  expired: 'expired',
}

/** A ledger as a store would keep it: accounts and records by id. */
class Ledger {
  readonly accounts = new Map(
    Object.entries(KINDS).map(([id, kind]) => [id, openAccount(id, kind)]),
  )
  readonly records = new Map<string, TransferRecord>()

  of(id: string): Account {
    const account = this.accounts.get(id)
    if (!account) throw new Error(`no account ${id}`)
    return account
  }

  make(transfer: Transfer): TransferProblem | 'done' | 'again' {
    const accounts = { debit: this.of(transfer.debit), credit: this.of(transfer.credit) }
    return this.store(makeTransfer(transfer, accounts, this.records.get(transfer.id)))
  }

  resolve(id: string, as: Resolution, points?: number): TransferProblem | 'done' | 'again' {
    const record = this.records.get(id)
    if (!record) return 'not_pending'
    const accounts = { debit: this.of(record.debit), credit: this.of(record.credit) }
    return this.store(resolveTransfer(record, as, accounts, 0, points))
  }

  private store(result: ReturnType<typeof makeTransfer>): TransferProblem | 'done' | 'again' {
    if (!result.ok) return result.problem
    if ('again' in result.value) return 'again'
    const { debit, credit, record } = result.value
    this.accounts.set(debit.id, debit)
    this.accounts.set(credit.id, credit)
    this.records.set(record.id, record)
    return 'done'
  }

  breaches() {
    return breachesOf([...this.accounts.values()], [...this.records.values()])
  }
}

let serial = 0
const transfer = (
  kind: Transfer['kind'],
  debit: string,
  credit: string,
  points: number,
  more: Partial<Transfer> = {},
): Transfer => ({
  id: `t${++serial}`,
  kind,
  debit,
  credit,
  points,
  at: 0,
  phase: 'posted',
  ref: 'test',
  ...more,
})
const END = at('2028-12-01 00:00')

function funded(): Ledger {
  const ledger = new Ledger()
  ledger.make(transfer('grant_budget', 'source', 'budget', 1000))
  return ledger
}

describe('a transfer', () => {
  it('moves points from a budget to a person, with their end', () => {
    const ledger = funded()
    expect(ledger.make(transfer('issue', 'budget', 'ann', 30, { expiresAt: END }))).toBe('done')
    expect(postedBalance(ledger.of('ann'))).toBe(30)
    expect(ledger.of('ann').lots).toEqual([{ expiresAt: END, points: 30 }])
    expect(available(ledger.of('budget'))).toBe(970)
  })

  it('has one effect however often it is sent', () => {
    const ledger = funded()
    const issue = transfer('issue', 'budget', 'ann', 30, { expiresAt: END })
    expect([ledger.make(issue), ledger.make(issue), ledger.make(issue)]).toEqual([
      'done',
      'again',
      'again',
    ])
    expect(postedBalance(ledger.of('ann'))).toBe(30)
  })

  it('is refused under the id of another', () => {
    const ledger = funded()
    const issue = transfer('issue', 'budget', 'ann', 30, { expiresAt: END })
    ledger.make(issue)
    expect(ledger.make({ ...issue, points: 31 })).toBe('same_id_other_transfer')
    expect(ledger.make({ ...issue, credit: 'bob' })).toBe('same_id_other_transfer')
  })

  it.each([
    ['half a point', 0.5],
    ['nothing', 0],
    ['less than nothing', -3],
    ['no number', Number.NaN],
    ['far too much', 1e12],
  ])('of %s is refused', (_, points) => {
    expect(funded().make(transfer('issue', 'budget', 'ann', points, { expiresAt: END }))).toBe(
      'points_not_whole',
    )
  })

  it('never takes more than there is, from a budget or a person', () => {
    const ledger = funded()
    expect(ledger.make(transfer('issue', 'budget', 'ann', 1001, { expiresAt: END }))).toBe(
      'not_enough',
    )
    ledger.make(transfer('issue', 'budget', 'ann', 30, { expiresAt: END }))
    expect(ledger.make(transfer('redeem', 'ann', 'redeemed', 31))).toBe('not_enough')
    expect(ledger.make(transfer('redeem', 'ann', 'redeemed', 30))).toBe('done')
  })

  it('never returns to the source more than it gave', () => {
    const ledger = funded()
    ledger.make(transfer('return_budget', 'budget', 'source', 1000))
    expect(ledger.make(transfer('return_budget', 'redeemed', 'source', 1))).toBe('not_enough')
    expect(isWithinBounds({ ...ledger.of('source'), creditsPosted: 1001 })).toBe(false)
  })

  it('keeps the ends of points that go to family', () => {
    const ledger = funded()
    ledger.make(transfer('issue', 'budget', 'ann', 10, { expiresAt: END }))
    ledger.make(transfer('family', 'ann', 'bob', 4))
    expect(ledger.of('bob').lots).toEqual([{ expiresAt: END, points: 4 }])
  })

  it('to a person without an end is refused', () => {
    expect(funded().make(transfer('issue', 'budget', 'ann', 3))).toBe('no_expiry')
  })

  it('to the account it comes from is refused', () => {
    expect(funded().make(transfer('family', 'budget', 'budget', 3))).toBe('same_account')
  })
})

describe('a pending transfer', () => {
  function reserved(points = 30): [Ledger, string] {
    const ledger = funded()
    ledger.make(transfer('issue', 'budget', 'ann', 20, { expiresAt: END }))
    ledger.make(transfer('issue', 'budget', 'ann', 20, { expiresAt: END + 86_400_000 }))
    const reserve = transfer('redeem', 'ann', 'redeemed', points, { phase: 'pending' })
    expect(ledger.make(reserve)).toBe('done')
    return [ledger, reserve.id]
  }

  it('holds points so that nothing else can use them', () => {
    const [ledger] = reserved()
    expect(available(ledger.of('ann'))).toBe(10)
    expect(ledger.make(transfer('redeem', 'ann', 'redeemed', 11))).toBe('not_enough')
  })

  it('of a budget counts against it before it is posted', () => {
    const ledger = funded()
    const issue = (points: number, phase: Transfer['phase']) =>
      ledger.make(transfer('issue', 'budget', 'ann', points, { expiresAt: END, phase }))
    expect(issue(600, 'pending')).toBe('done')
    expect([issue(401, 'pending'), issue(401, 'posted')]).toEqual(['not_enough', 'not_enough'])
    expect(issue(400, 'posted')).toBe('done')
  })

  it('is posted once', () => {
    const [ledger, id] = reserved()
    expect([
      ledger.resolve(id, 'posted'),
      ledger.resolve(id, 'posted'),
      ledger.resolve(id, 'voided'),
    ]).toEqual(['done', 'again', 'resolved_already'])
    expect(postedBalance(ledger.of('redeemed'))).toBe(30)
    expect(postedBalance(ledger.of('ann'))).toBe(10)
  })

  it('gives back the same points with the same ends when it is voided', () => {
    const [ledger, id] = reserved()
    ledger.resolve(id, 'voided')
    expect(ledger.of('ann').lots).toEqual([
      { expiresAt: END, points: 20 },
      { expiresAt: END + 86_400_000, points: 20 },
    ])
  })

  it('can be posted in part: the soonest to end are spent', () => {
    const [ledger, id] = reserved()
    ledger.resolve(id, 'posted', 15)
    expect(ledger.of('ann').lots).toEqual([
      { expiresAt: END, points: 5 },
      { expiresAt: END + 86_400_000, points: 20 },
    ])
    expect(ledger.breaches()).toEqual([])
  })

  it('can’t be posted beyond what it reserved', () => {
    const [ledger, id] = reserved()
    expect(ledger.resolve(id, 'posted', 31)).toBe('more_than_reserved')
    expect(ledger.resolve(id, 'posted', 0)).toBe('points_not_whole')
  })
})

describe('lots', () => {
  it('end at the end of a month, 24 months on', () => {
    expect(expiryOf(at('2026-03-05 10:00'), 24)).toBe(at('2028-04-01 00:00'))
    expect(expiryOf(at('2026-03-31 23:59'), 24)).toBe(at('2028-04-01 00:00'))
    expect(expiryOf(at('2026-04-01 00:00'), 24)).toBe(at('2028-05-01 00:00'))
    expect(expiryOf(at('2026-12-31 23:00'), 24)).toBe(at('2029-01-01 00:00'))
  })

  it('are at most 25 for somebody who earns every day for years', () => {
    let lots: readonly { expiresAt: number; points: number }[] = []
    for (let day = 0; day < 1500; day++) {
      const now = at('2026-01-01 12:00') + day * 86_400_000
      lots = splitExpired(addToLots(lots, [{ expiresAt: expiryOf(now, 24), points: 1 }]), now).left
      expect(lots.length).toBeLessThanOrEqual(25)
    }
  })

  it('are spent soonest to end first, as a plain list of single points would be', () => {
    const lot = fc.record({
      expiresAt: fc.integer({ min: 1, max: 6 }),
      points: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(
        fc.array(lot, { maxLength: 8 }),
        fc.integer({ min: 0, max: 60 }),
        (raw, points) => {
          const lots = addToLots([], raw)
          const singles = raw
            .flatMap((l) => Array.from({ length: l.points }, () => l.expiresAt))
            .sort((a, b) => a - b)
          const split = takeFromLots(lots, points)
          if (points > singles.length) return expect(split).toBeUndefined()
          const spell = (ls: readonly { expiresAt: number; points: number }[]) =>
            ls.flatMap((l) => Array.from({ length: l.points }, () => l.expiresAt))
          expect(spell(split?.taken ?? [])).toEqual(singles.slice(0, points))
          expect(spell(split?.left ?? [])).toEqual(singles.slice(points))
          expect(sumOfLots(lots)).toBe(singles.length)
        },
      ),
    )
  })
})

describe('any history', () => {
  const ids = fc.integer({ min: 0, max: 25 }).map((n) => `x${n}`)
  const points = fc.integer({ min: 1, max: 40 })
  const who = fc.constantFrom('ann', 'bob')
  const month = fc.integer({ min: 1, max: 4 })
  const posting = { at: 0, ref: 'history', phase: 'posted' } as const
  type Step = (ledger: Ledger) => ReturnType<Ledger['make']>

  const issue = fc.tuple(ids, points, who, month).map(
    ([id, n, person, expiresAt]): Step =>
      (ledger) =>
        ledger.make({
          ...posting,
          id,
          kind: 'issue',
          debit: 'budget',
          credit: person,
          points: n,
          expiresAt,
        }),
  )
  const redeem = fc
    .tuple(ids, points, who, fc.constantFrom<Transfer['phase']>('posted', 'pending'))
    .map(
      ([id, n, person, phase]): Step =>
        (ledger) =>
          ledger.make({
            ...posting,
            id,
            kind: 'redeem',
            debit: person,
            credit: 'redeemed',
            points: n,
            phase,
          }),
    )
  const family = fc.tuple(ids, points, who).map(([id, n, from]): Step => {
    const to = from === 'ann' ? 'bob' : 'ann'
    return (ledger) =>
      ledger.make({ ...posting, id, kind: 'family', debit: from, credit: to, points: n })
  })
  const resolve = fc
    .tuple(
      ids,
      fc.constantFrom<Resolution>('posted', 'voided', 'expired'),
      fc.option(points, { nil: undefined }),
    )
    .map(
      ([id, as, n]): Step =>
        (ledger) =>
          ledger.resolve(id, as, as === 'posted' ? n : undefined),
    )
  const step = fc.oneof(issue, redeem, family, resolve)

  /** Accounts out of which more was promised than came in, counted without the ledger's own rules. */
  const overdrawn = (ledger: Ledger) =>
    [...ledger.accounts.values()].filter(
      ({ kind, creditsPosted, debitsPosted, debitsPending }) =>
        kind !== 'source' && creditsPosted < debitsPosted + debitsPending,
    )

  it('keeps every invariant, with doubled and reordered commands', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const ledger = new Ledger()
        const grant = transfer('grant_budget', 'source', 'budget', 90)
        expect(ledger.make(grant)).toBe('done')
        for (const s of steps) {
          const before = JSON.stringify([...ledger.accounts.values()])
          const first = s(ledger)
          const after = JSON.stringify([...ledger.accounts.values()])
          if (first !== 'done') expect(after).toBe(before)
          const second = s(ledger)
          if (first === 'done') expect(second).toBe('again')
          expect(JSON.stringify([...ledger.accounts.values()])).toBe(after)
          expect(ledger.breaches()).toEqual([])
          expect(overdrawn(ledger)).toEqual([])
        }
      }),
      // A broken rule is told of soon, not after hours of making its history smaller.
      { numRuns: 300, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: true },
    )
  })
})

describe('the invariants', () => {
  function sound(): { accounts: Account[]; records: TransferRecord[] } {
    const ledger = funded()
    ledger.make(transfer('issue', 'budget', 'ann', 30, { expiresAt: END }))
    ledger.make(transfer('redeem', 'ann', 'redeemed', 10, { phase: 'pending' }))
    return { accounts: [...ledger.accounts.values()], records: [...ledger.records.values()] }
  }
  const names = (l: ReturnType<typeof sound>) =>
    [...new Set(breachesOf(l.accounts, l.records).map((b) => b.invariant))].sort()

  it('hold of a sound ledger', () => {
    expect(names(sound())).toEqual([])
  })

  it.each([
    [
      'points added by hand',
      (a: Account) => (a.id === 'ann' ? { ...a, creditsPosted: a.creditsPosted + 5 } : a),
      ['account_sums_equal_its_transfers', 'debits_equal_credits', 'lots_equal_available_points'],
    ],
    [
      'lots edited by hand',
      (a: Account) => (a.id === 'ann' ? { ...a, lots: [{ expiresAt: END, points: 99 }] } : a),
      ['lots_equal_available_points'],
    ],
    [
      'a reservation forgotten',
      (a: Account) => (a.id === 'ann' ? { ...a, debitsPending: 0 } : a),
      ['account_sums_equal_its_transfers', 'lots_equal_available_points'],
    ],
    [
      'a balance below zero',
      (a: Account) => (a.id === 'ann' ? { ...a, debitsPosted: 100 } : a),
      [
        'account_sums_equal_its_transfers',
        'account_within_bounds',
        'debits_equal_credits',
        'lots_equal_available_points',
      ],
    ],
  ] as const)('notice %s', (_, change, found) => {
    const ledger = sound()
    expect(names({ ...ledger, accounts: ledger.accounts.map(change) })).toEqual(found)
  })

  it('notice a removed and a doubled transfer, and an account gone', () => {
    const { accounts, records } = sound()
    expect(names({ accounts, records: records.slice(1) })).toContain(
      'account_sums_equal_its_transfers',
    )
    expect(names({ accounts, records: [...records, ...records.slice(0, 1)] })).toContain(
      'transfer_id_is_unique',
    )
    expect(names({ accounts: accounts.filter((a) => a.id !== 'ann'), records })).toContain(
      'account_sums_equal_its_transfers',
    )
  })

  it('notice a transfer reversed twice', () => {
    const { accounts, records } = sound()
    const reversal = (id: string): TransferRecord => ({
      ...transfer('reverse', 'ann', 'budget', 1),
      id,
      reversalOf: 't1',
      taken: [],
    })
    expect(names({ accounts, records: [...records, reversal('r1'), reversal('r2')] })).toContain(
      'reversal_reverses_once',
    )
  })
})
