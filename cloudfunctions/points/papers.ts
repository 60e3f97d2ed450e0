/**
 * Papers of a station, for a morning without network: who is to get what, and a sheet to count by.
 * The library that draws is loaded only here: every call of this function would pay for it.
 * @module
 */
import { dateOf, dayAt, momentOf } from '@domain/time/shanghai'
import { implementQuery, type QueryContext } from '../kernel/action'
import { findAll } from '../kernel/pages'
import { paperFonts } from '../kernel/paper'
import { placeNames } from '../people/face'
import { printStation, printStockSheet } from './contract'
import type { StockDoc } from './documents'
import type { TableSheet } from './paper/table'
import { compoundTarget } from './standing'
import { gifts, redemptions, stocks } from './store'

/** Empty lines of a sheet to count by, for gifts that are not in the books yet. */
const SPARE = 4
/** Rows of one paper; a station with more prints again when these are handed over. */
const MOST_ROWS = 400
/** One more than fits, so that a paper that leaves rows out says so, and no other does. */
const ROWS_READ = MOST_ROWS + 1

/** Draws a table of what was found, at most {@link MOST_ROWS} lines of it. */
async function paperOf<Row>(
  { db, now }: QueryContext,
  compound: string,
  found: readonly Row[],
  {
    rowOf,
    ...sheet
  }: Omit<TableSheet, 'lead' | 'rows'> & {
    readonly rowOf: (row: Row, index: number) => readonly string[]
  },
) {
  const names = await placeNames(db, [compound])
  const cut = found.length > MOST_ROWS ? `　只印前 ${MOST_ROWS} 行` : ''
  const lead = `${names.get(compound) ?? ''}　${momentOf(now)} 打印${cut}`
  const { drawTable } = await import('./paper/table')
  const rows = found.slice(0, MOST_ROWS).map(rowOf)
  const pdf = await drawTable(paperFonts(__dirname), { ...sheet, lead, rows })
  return { fileName: `${sheet.title}.pdf`, pdfBase64: pdf.toString('base64') }
}

export const printStationAction = implementQuery(printStation, {
  target: compoundTarget,
  sees: true,
  async run(ctx, { compound }) {
    const found = await ctx.db.find(
      redemptions,
      { compound, state: 'ready' },
      { orderBy: { field: 'order', order: 'asc' }, limit: ROWS_READ },
    )
    ctx.saw(found.slice(0, MOST_ROWS).map((one) => one.personId))
    return paperOf(ctx, compound, found, {
      title: '礼品发放名单',
      columns: [
        { title: '序', width: 30 },
        { title: '称呼', width: 90 },
        { title: '礼品', width: 130 },
        { title: '几号前领', width: 75 },
        { title: '领取人签名', width: 110 },
        { title: '哪天领的', width: 80 },
      ],
      rowOf: ({ name, giftTitle, dueAt }, i) => [
        String(i + 1),
        name,
        giftTitle,
        dateOf(dayAt(dueAt)).slice(5),
      ],
      spare: 0,
      signers: ['发放人签名', '在场人签名'],
      note:
        '没有网络时照这张单子发：核对称呼，请领取人签名；有网络以后在“发放礼品”里按纸单登记，每位居民会收到提醒。' +
        '已经取消、过期的，登记不上，请当面说明。',
    })
  },
})

/** Pieces of each gift on the shelf, those kept for somebody too. */
function piecesByGift(parts: readonly StockDoc[]): Map<string, { free: number; reserved: number }> {
  const sums = new Map<string, { free: number; reserved: number }>()
  for (const { giftId, free, reserved } of parts) {
    const sum = sums.get(giftId) ?? { free: 0, reserved: 0 }
    sums.set(giftId, { free: sum.free + free, reserved: sum.reserved + reserved })
  }
  return sums
}

export const printStockSheetAction = implementQuery(printStockSheet, {
  target: compoundTarget,
  async run(ctx, { compound }) {
    const where = { compound, state: { in: ['open', 'closed'] as const } }
    const [shelf, parts] = await Promise.all([
      ctx.db.find(gifts, where, {
        orderBy: { field: 'order', order: 'desc' },
        limit: ROWS_READ,
      }),
      findAll(ctx.db, stocks, { compound }),
    ])
    const pieces = piecesByGift(parts)
    return paperOf(ctx, compound, shelf, {
      title: '礼品盘点表',
      columns: [
        { title: '序', width: 30 },
        { title: '礼品', width: 150 },
        { title: '账上', width: 50 },
        { title: '其中留着', width: 60 },
        { title: '数到', width: 60 },
        { title: '差多少', width: 60 },
        { title: '为什么', width: 105 },
      ],
      rowOf: ({ _id, title }, i) => {
        const { free, reserved } = pieces.get(_id) ?? { free: 0, reserved: 0 }
        return [String(i + 1), title, String(free + reserved), String(reserved)]
      },
      spare: SPARE,
      signers: ['盘点人签名', '第二人签名'],
      note:
        '架上有几件写几件，留着等人领的也算在内。盘点人在“盘点”里录入实数；' +
        '对不上的，由第二人核对、写明原因以后才改账，两个人不能是一家人。',
    })
  },
})
