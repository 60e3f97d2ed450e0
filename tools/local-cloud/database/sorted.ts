/**
 * A sorted list of strings with a value each, in blocks: two binary searches to find, one short copy
 * to insert. Cost grows with the logarithm of the length up to tens of millions of entries.
 * @module
 */

const BLOCK = 256

interface Block<T> {
  readonly keys: string[]
  readonly values: T[]
}

/** The index of the first element not below `key`. */
function lowerBound(keys: readonly string[], key: string): number {
  let [lo, hi] = [0, keys.length]
  while (lo < hi) {
    const mid = (lo + hi) >>> 1
    if ((keys[mid] as string) < key) lo = mid + 1
    else hi = mid
  }
  return lo
}

/** A sorted map from unique strings to values, with range scans in both directions. */
export class SortedList<T> {
  private blocks: Block<T>[] = []
  private count = 0

  /** Builds from unsorted entries at once: much faster than one by one. */
  static from<T>(entries: [string, T][]): SortedList<T> {
    entries.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
    const list = new SortedList<T>()
    const fill = (BLOCK * 3) / 4
    for (let i = 0; i < entries.length; i += fill) {
      const slice = entries.slice(i, i + fill)
      list.blocks.push({ keys: slice.map((e) => e[0]), values: slice.map((e) => e[1]) })
    }
    list.count = entries.length
    return list
  }

  get size(): number {
    return this.count
  }

  /** The block where `key` is or would be. */
  private blockOf(key: string): number {
    let [lo, hi] = [0, this.blocks.length - 1]
    while (lo < hi) {
      const mid = (lo + hi + 1) >>> 1
      if (((this.blocks[mid] as Block<T>).keys[0] as string) <= key) lo = mid
      else hi = mid - 1
    }
    return lo
  }

  /** Adds or replaces. */
  set(key: string, value: T): void {
    const at = this.blockOf(key)
    const block = this.blocks[at]
    if (!block) {
      this.blocks.push({ keys: [key], values: [value] })
      this.count++
      return
    }
    const i = lowerBound(block.keys, key)
    if (block.keys[i] === key) {
      block.values[i] = value
      return
    }
    block.keys.splice(i, 0, key)
    block.values.splice(i, 0, value)
    this.count++
    if (block.keys.length > BLOCK) {
      const half = BLOCK / 2
      this.blocks.splice(at + 1, 0, {
        keys: block.keys.splice(half),
        values: block.values.splice(half),
      })
    }
  }

  /** Removes a key; says whether it was there. */
  delete(key: string): boolean {
    const at = this.blockOf(key)
    const block = this.blocks[at]
    if (!block) return false
    const i = lowerBound(block.keys, key)
    if (block.keys[i] !== key) return false
    block.keys.splice(i, 1)
    block.values.splice(i, 1)
    this.count--
    if (block.keys.length === 0) this.blocks.splice(at, 1)
    return true
  }

  private position(key: string): [number, number] {
    const at = this.blockOf(key)
    const block = this.blocks[at]
    if (!block) return [0, 0]
    const i = lowerBound(block.keys, key)
    return i === block.keys.length ? [at + 1, 0] : [at, i]
  }

  /** About how many keys lie in [from, to): exact within two neighbouring blocks, else by blocks. */
  estimate(from: string, to: string): number {
    const [a, i] = this.position(from)
    const [b, j] = this.position(to)
    if (b < a) return 0
    if (a === b) return Math.max(0, j - i)
    const whole = this.count / this.blocks.length
    return Math.max(1, Math.round(j - i + (b - a) * whole))
  }

  /** Values whose keys lie in [from, to), in key order or against it. Not to be used while changing. */
  *range(from: string, to: string, reverse = false): Generator<[string, T]> {
    const [a, i] = this.position(from)
    const [b, j] = this.position(to)
    if (reverse) {
      for (let at = Math.min(b, this.blocks.length - 1); at >= a; at--) {
        const { keys, values } = this.blocks[at] as Block<T>
        const start = at === b ? j - 1 : keys.length - 1
        const end = at === a ? i : 0
        for (let k = start; k >= end; k--) yield [keys[k] as string, values[k] as T]
      }
      return
    }
    for (let at = a; at <= b && at < this.blocks.length; at++) {
      const { keys, values } = this.blocks[at] as Block<T>
      const end = at === b ? j : keys.length
      for (let k = at === a ? i : 0; k < end; k++) yield [keys[k] as string, values[k] as T]
    }
  }
}
