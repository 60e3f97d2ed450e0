/**
 * A plain progress bar on a terminal; on anything else one line at the start and one at the end.
 * @module
 */

/** What a long job reports to. */
export interface Progress {
  /** Says how much is done so far; cheap enough to call often. */
  advance(done: number): void
  /** Ends the bar with its last words. */
  finish(words: string): void
}

const WIDTH = 28
const REDRAW_MS = 100

/** One frame of the bar, e.g. `载入示范区 [#####.....]  50% 1,000 / 2,000`. */
export function drawBar(label: string, done: number, total: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 1
  const filled = Math.floor(share * WIDTH)
  const bar = '#'.repeat(filled) + '.'.repeat(WIDTH - filled)
  const percent = String(Math.floor(share * 100)).padStart(3)
  const count = `${done.toLocaleString('en')} / ${total.toLocaleString('en')}`
  return `${label} [${bar}] ${percent}% ${count}`
}

/** Starts a bar on a stream. */
export function startProgress(
  label: string,
  total: number,
  stream: NodeJS.WriteStream = process.stdout,
): Progress {
  const live = stream.isTTY === true
  let drawnAt = 0
  if (!live) stream.write(`${label} …\n`)
  return {
    advance(done) {
      const now = Date.now()
      if (!live || now - drawnAt < REDRAW_MS) return
      drawnAt = now
      stream.write(`\r${drawBar(label, done, total)}`)
    },
    finish(words) {
      stream.write(live ? `\r\x1b[2K${words}\n` : `${words}\n`)
    },
  }
}
