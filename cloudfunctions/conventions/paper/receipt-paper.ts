/**
 * The receipt of a filing (备案回执): one A4 page that says which words were filed, when and under which
 * number, with a code that opens them.
 * @module
 */

import type { VoteWay } from '@domain/region/conventions'
import { shortHash } from '@domain/short-hash'
import { dateOf, dayAt } from '@domain/time/shanghai'
import { drawRings, makePaper, PAGE, PAPER_COLORS } from '../../kernel/paper'
import { drawCodeFoot } from '../../kernel/paper-parts'
import type { VersionDoc } from '../documents'
import { conventionFonts } from '../paper-fonts'
import { drawRow } from './rows-paper'

interface ReceiptParts {
  readonly version: Pick<VersionDoc, 'title' | 'clauses' | 'version' | 'filingNumber' | 'vote'>
  readonly textHash: string
  readonly filedAt: number
  readonly placeName: string
  /** PNG or JPEG of the code. */
  readonly picture: Uint8Array
}

const WAYS: Readonly<Record<VoteWay, string>> = {
  meeting: '居民会议',
  open_vote: '住户公开表决',
  secret_vote: '住户秘密投票',
}

/** E.g. `居民会议：应到 12 户，实到 9 户（其中女性 5 人），赞成 8 户，反对 1 户，弃权 0 户`. */
function voteWords({ vote }: ReceiptParts['version']): string {
  if (!vote) return ''
  const { way, households, present, women, for: yes, against, abstain } = vote
  const ofThem = women === null ? '' : `（其中女性 ${women} 人）`
  const counts = `应到 ${households} 户，实到 ${present} 户${ofThem}`
  return `${WAYS[way]}：${counts}，赞成 ${yes} 户，反对 ${against} 户，弃权 ${abstain} 户`
}

/** Draws the receipt. The same parts give the same page. */
export async function drawReceipt(parts: ReceiptParts): Promise<Buffer> {
  const { version, textHash, filedAt, placeName, picture } = parts
  const { margin, width } = PAGE
  const fonts = conventionFonts()
  return makePaper(fonts, { title: `备案回执 ${version.title}`, author: placeName }, (doc) => {
    drawRings(doc, width / 2, margin + 16)
    const center = { width: width - 2 * margin, align: 'center' } as const
    doc.font(fonts.bold).fontSize(30).fillColor(PAPER_COLORS.primary)
    doc.text('居民公约备案回执', margin, margin + 44, center)
    doc.font(fonts.regular).fontSize(15).fillColor(PAPER_COLORS.muted).text(placeName, center)
    const rows: (readonly [string, string])[] = [
      ['备案编号', version.filingNumber],
      ['备案日期', dateOf(dayAt(filedAt))],
      ['公约', `${version.title} 第 ${version.version} 版，共 ${version.clauses.length} 条`],
      ['表决', voteWords(version)],
      ['原文验证码', shortHash(textHash)],
    ]
    let y = doc.y + 26
    for (const row of rows) y = drawRow(doc, y, row)
    drawCodeFoot(doc, {
      font: fonts.regular,
      picture,
      words: '微信扫右边的码，看备案的原文和表决结果。',
      note: '原文改一个字，验证码就不一样。',
      ruled: false,
    })
  })
}
