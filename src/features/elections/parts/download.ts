/**
 * The board, as anybody downloads it.
 * @module
 */
import { getBoard } from '@functions/elections/contract'
import { call } from '@/cloud'

/** Every line of the board, each ended by a line feed: the file that the verifier reads. */
export async function downloadBoard(
  id: string,
  onPage: (lines: number) => void = () => {},
): Promise<string> {
  const lines: string[] = []
  for (let page: number | undefined = 0; page !== undefined; ) {
    const got: { lines: string[]; next?: number } = await call(getBoard, { id, page })
    lines.push(...got.lines)
    onPage(lines.length)
    page = got.next
  }
  return lines.map((line) => `${line}\n`).join('')
}
