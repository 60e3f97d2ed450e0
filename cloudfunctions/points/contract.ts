/**
 * Points and gifts: what pages may ask of the `points` function.
 * @module
 */
import type { RedemptionState } from '@domain/points/redemption'
import type { TransferKind } from '@domain/points/transfers'
import * as v from 'valibot'
import { defineAction, type Page } from '../kernel/contract'
import { compoundInput, cursorInput, wordsInput } from '../kernel/contract/inputs'
import { APPROVERS, idInput, KEEPERS, pointsInput } from './contract/shared'

export * from './contract/budgets'
export * from './contract/corrections'
export * from './contract/counts'
export { APPROVERS, FIRST_APPROVERS, KEEPERS, SECOND_APPROVERS } from './contract/shared'
export * from './contract/sharing'

const id = idInput

/** What happened to somebody's points; `points` is signed: what came or went. */
export interface EntryView {
  id: string
  kind: TransferKind
  about: string
  points: number
  at: number
  /** Reserved for a gift that is not picked up yet. */
  pending: boolean
}

export interface MyPoints extends Page<EntryView> {
  /** Path of the compound whose points these are; empty while there are none. */
  compound: string
  available: number
  reserved: number
  /** Everything ever received. */
  received: number
  /** Soonest to end first. */
  lots: { expiresAt: number; points: number }[]
  /** Further compounds in which the caller has points. */
  others: { compound: string; available: number }[]
  /** Whether the caller has to do with other people's redemptions. */
  keeper: boolean
  /** Compound whose station the caller keeps; empty when none. */
  keepsAt: string
}

export const getMyPoints = defineAction<MyPoints>()({
  name: 'points/getMyPoints',
  kind: 'query',
  input: v.strictObject({ compound: v.optional(compoundInput), cursor: cursorInput }),
  allow: { anyone: true },
})

export interface GiftView {
  id: string
  title: string
  picture: string
  /** The picture is not seen by others yet. */
  picturePending?: true
  points: number
  place: string
  hours: string
  /** How many can be asked for now. */
  free: number
  open: boolean
}

export const listGifts = defineAction<
  Page<GiftView> & { compound: string; available: number; canManage: boolean }
>()({
  name: 'points/listGifts',
  kind: 'query',
  input: v.strictObject({
    /** Without it the compound the caller lives in. */
    compound: v.optional(compoundInput),
    /** For those who keep the station: the gifts that are not shown. */
    closed: v.optional(v.boolean()),
    cursor: cursorInput,
  }),
  allow: { anyone: true },
})

export interface RedemptionView {
  id: string
  giftTitle: string
  points: number
  place: string
  hours: string
  state: RedemptionState
  at: number
  /** Until when it can be picked up; null while it can't. */
  dueAt: number | null
  reason: string
  /** What the resident shows; empty when there is nothing to pick up, or for others. */
  code: string
  /** The same as a square to scan, rows of `0` and `1` from the top; empty as the code is. */
  square: string[]
}

export const requestGift = defineAction<RedemptionView>()({
  name: 'points/requestGift',
  kind: 'command',
  input: v.strictObject({
    gift: id,
    /** The price the caller saw: nobody pays another. */
    points: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  /** `neighbour` lives in the gift's compound, `holder` has had points in it. */
  allow: { relations: ['neighbour', 'holder'] },
  audit: '申请兑换礼品',
})

export const withdrawRedemption = defineAction<{ state: RedemptionState }>()({
  name: 'points/withdrawRedemption',
  kind: 'command',
  input: v.strictObject({ id }),
  allow: { relations: ['requester'] },
  audit: '取消兑换',
})

export const listMyRedemptions = defineAction<Page<RedemptionView>>()({
  name: 'points/listMyRedemptions',
  kind: 'query',
  input: v.strictObject({ cursor: cursorInput }),
  allow: { anyone: true },
})

/** A redemption as those see it who decide. */
export interface QueueItem extends RedemptionView {
  name: string
  /** What the person received in all, and has left. */
  received: number
  left: number
  /** The last things the points came from. */
  evidence: { about: string; points: number; at: number }[]
  /** Whether the caller is kept from it: themselves or family. */
  ownOrFamily: boolean
}

/** What a compound's issuers gave of this quarter's budgets. */
export interface QueueBudget {
  quarter: string
  granted: number
  issued: number
}

export interface Queue extends Page<QueueItem> {
  /** How many wait in all. */
  waiting: number
  /** Of the compound whose requests the caller decides on; null when none is known. */
  budget: QueueBudget | null
  /** That compound's path; empty when none is known. */
  compound: string
}

export const listQueue = defineAction<Queue>()({
  name: 'points/listQueue',
  kind: 'query',
  input: v.strictObject({ cursor: cursorInput }),
  /** Everyone may ask; it lists what lies on the caller's desks. */
  allow: { anyone: true },
  logs: { what: '您的兑换申请：称呼、积分和来历', why: '审批兑换' },
})

export const decideRedemption = defineAction<{ state: RedemptionState }>()({
  name: 'points/decideRedemption',
  kind: 'command',
  input: v.variant('decision', [
    v.strictObject({
      id,
      decision: v.literal('approve'),
      /** Said by whoever agrees: no spouse, no relative. */
      unrelated: v.literal(true, '请先确认和申请人没有亲属关系'),
    }),
    v.strictObject({
      id,
      decision: v.literal('refuse'),
      reason: wordsInput('请写明为什么不同意', 200),
    }),
  ]),
  allow: { roles: APPROVERS },
  audit: '审批兑换',
})

/** What waits at a station: the printed list and the screen are the same rows. */
export interface StationRow {
  id: string
  name: string
  giftTitle: string
  points: number
  at: number
  dueAt: number
}

export const listStation = defineAction<Page<StationRow>>()({
  name: 'points/listStation',
  kind: 'query',
  input: v.strictObject({ compound: compoundInput, cursor: cursorInput }),
  allow: { roles: KEEPERS },
  logs: { what: '等领取的名单：称呼、礼品', why: '发放礼品' },
})

export const handOver = defineAction<{ giftTitle: string; name: string }>()({
  name: 'points/handOver',
  kind: 'command',
  input: v.variant('how', [
    v.strictObject({
      id,
      how: v.literal('code'),
      code: v.pipe(v.string(), v.regex(/^\d{8}$/, '领取码是 8 位数字')),
    }),
    /** Signed for on the printed list; the resident is told. */
    v.strictObject({ id, how: v.literal('paper') }),
  ]),
  allow: { roles: KEEPERS },
  audit: '发放礼品',
  logs: { what: '您兑换的礼品和称呼', why: '发放礼品' },
})

export const saveGift = defineAction<{ id: string }>()({
  name: 'points/saveGift',
  kind: 'command',
  input: v.strictObject({
    id: v.optional(id),
    compound: compoundInput,
    title: wordsInput('请写礼品名称', 20),
    points: pointsInput,
    place: wordsInput('请写在哪里领', 40),
    hours: wordsInput('请写什么时间能领', 40),
    picture: v.optional(v.pipe(v.string(), v.startsWith('cloud://', '照片没有传好，请重新添加'))),
    state: v.picklist(['open', 'closed']),
  }),
  allow: { roles: APPROVERS },
  audit: '编辑礼品',
})

export const countStock = defineAction<{ free: number }>()({
  name: 'points/countStock',
  kind: 'command',
  input: v.strictObject({
    gift: id,
    /** How many came. Fewer are written down by {@link takeStock} only, with a second person. */
    change: v.pipe(
      v.number('请写数量'),
      v.integer('数量是整数'),
      v.minValue(1, '至少 1 件；少了请走盘点'),
      v.maxValue(10_000, '数量太大了，请再看一遍'),
    ),
    reason: wordsInput('请写明来历，例如“社区送来”', 100),
  }),
  allow: { roles: KEEPERS },
  audit: '登记礼品到货',
})

/** What became of points that were given in a quarter, or in it. */
export interface QuarterView {
  /** E.g. `2026q4`. */
  quarter: string
  budget: number
  issued: number
  used: number
  expired: number
  /** Given to the compound. */
  donated: number
  /** Given by mistake and taken back. */
  reversed: number
}

export interface Openness {
  quarters: QuarterView[]
  /** With their owners now, reserved ones included. */
  outstanding: number
  /** Gifts: to be asked for, reserved, handed over. */
  stock: { free: number; reserved: number; handed: number }
  /** The last transfers, nobody named; `reserved` is kept for a gift, and comes back or goes later. */
  flow: { kind: TransferKind; points: number; at: number; reserved: boolean }[]
  /** Entries sealed in the ledger's chain, and its last hash. */
  chain: { entries: number; head: string }
}

export const getOpenness = defineAction<Openness>()({
  name: 'points/getOpenness',
  kind: 'query',
  input: v.strictObject({ compound: compoundInput }),
  /** `neighbour` lives in the compound. */
  allow: {
    relations: ['neighbour'],
    roles: [...KEEPERS, 'community_secretary', 'sub_district_staff', 'district_staff'],
  },
})
