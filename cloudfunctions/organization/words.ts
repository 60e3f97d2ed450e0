/**
 * The words of a file before others read them: asked in blocks, and where a block is refused, halved
 * until the refused words are found.
 * @module
 */
import { tidy } from '@domain/organization/cells'
import { FREE_TEXTS } from '@domain/organization/plan'
import type { SheetRow } from '@domain/organization/sheet'
import type { TextVerdict } from '../kernel/content-safety'
import { Failure } from '../kernel/errors'

/** Characters the service takes in one text. */
const MOST_CHARACTERS = 2_400

type Check = (text: string) => Promise<TextVerdict>

/** Every free text of the rows once. */
function textsOf(rows: readonly SheetRow[]): string[] {
  const texts = rows.flatMap(({ cells }) => FREE_TEXTS.map((key) => tidy(cells[key]?.text ?? '')))
  // What is too long for its column is refused for that, and seen by nobody.
  return [...new Set(texts)].filter((text) => text !== '' && text.length <= 100)
}

function blocksOf(texts: readonly string[]): string[][] {
  const blocks: string[][] = []
  let length = Number.POSITIVE_INFINITY
  for (const text of texts) {
    if (length + text.length + 1 > MOST_CHARACTERS) {
      blocks.push([])
      length = 0
    }
    blocks.at(-1)?.push(text)
    length += text.length + 1
  }
  return blocks
}

async function refusedIn(block: readonly string[], check: Check): Promise<string[]> {
  const verdict = await check(block.join('\n'))
  if (verdict === 'pass') return []
  if (verdict === 'pending') throw new Failure('content_unchecked')
  if (block.length === 1) return [...block]
  const half = Math.ceil(block.length / 2)
  const found = [
    ...(await refusedIn(block.slice(0, half), check)),
    ...(await refusedIn(block.slice(half), check)),
  ]
  // Words that are only bad together: none of them passes.
  return found.length > 0 ? found : [...block]
}

/**
 * The texts of a file that must not be shown.
 * @throws {Failure} `content_unchecked` when the check is down or unsure: nothing is let through then
 */
export async function refusedTexts(rows: readonly SheetRow[], check: Check): Promise<Set<string>> {
  const refused = new Set<string>()
  for (const block of blocksOf(textsOf(rows))) {
    for (const text of await refusedIn(block, check)) refused.add(text)
  }
  return refused
}
