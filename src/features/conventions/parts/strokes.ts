/**
 * The lines of a drawn signature, in a box of 1,000 by 1,000 whatever the screen.
 * @module
 */
const BOX = 1000
/** Most points kept: a name needs some hundreds. */
const MOST_POINTS = 1900
/** Fewest points of a name; fewer is a slip of the finger. */
const FEWEST_POINTS = 5

interface Point {
  readonly x: number
  readonly y: number
}

export interface Lines {
  readonly drawn: Point[][]
  /** Where the finger was last, in screen px. */
  last: Point | undefined
  count: number
}

export const newLines = (): Lines => ({ drawn: [], last: undefined, count: 0 })

export function clearLines(lines: Lines): void {
  lines.drawn.length = 0
  lines.last = undefined
  lines.count = 0
}

const scaled = (value: number, size: number) =>
  Math.max(0, Math.min(BOX, Math.round((value / size) * BOX)))

/** Adds a point of the finger, in px of a surface; false when no more are kept. */
export function addPoint(
  lines: Lines,
  { x, y }: Point,
  { width, height }: { width: number; height: number },
  starts: boolean,
): boolean {
  if (lines.count >= MOST_POINTS) return false
  const point = { x: scaled(x, width), y: scaled(y, height) }
  const line = lines.drawn[lines.drawn.length - 1]
  if (starts || !line) lines.drawn.push([point])
  else line.push(point)
  lines.last = { x, y }
  lines.count += 1
  return true
}

/** As it is sent: `x,y x,y;x,y …`; empty while it is no name. */
export function strokesOf(lines: Lines): string {
  if (lines.count < FEWEST_POINTS) return ''
  return lines.drawn.map((line) => line.map(({ x, y }) => `${x},${y}`).join(' ')).join(';')
}
