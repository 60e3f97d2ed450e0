/**
 * From total·G back to the total, by baby steps and giant steps: about √max additions.
 * @module
 */
import { toHex } from './bytes'
import { type Element, group } from './group'

/** How many baby steps are kept at most; a larger total costs more giant steps instead. */
const TABLE_MAX = 1 << 18

/**
 * A function that finds n in `[0, max]` from n·G, or undefined. Its table is shared by `searches`
 * calls, and sized for them.
 */
export function discreteLogs(
  max: number,
  searches: number,
): (element: Element) => number | undefined {
  const size = Math.min(TABLE_MAX, Math.ceil(Math.sqrt((max + 1) * Math.max(1, searches))))
  const table = new Map<string, number>()
  let step = group.identity
  for (let i = 0; i < size; i++) {
    table.set(toHex(group.encode(step)), i)
    step = group.add(step, group.base)
  }
  const back = group.negate(step)
  return (element) => {
    let rest = element
    for (let giant = 0; giant * size <= max; giant++) {
      const baby = table.get(toHex(group.encode(rest)))
      if (baby !== undefined && giant * size + baby <= max) return giant * size + baby
      rest = group.add(rest, back)
    }
    return undefined
  }
}
