/**
 * ristretto255 and the sums of multiples that checking needs. Everything here is public, so
 * nothing needs constant time.
 * @module
 */
import { pippenger } from '@noble/curves/abstract/curve.js'
import { ristretto255 } from '@noble/curves/ed25519.js'
import { ORDER } from './hashes'

export const { Point } = ristretto255
export type Point = InstanceType<typeof Point>

/** x mod q, for any integer x. */
export function modQ(x: bigint): bigint {
  const rest = x % ORDER
  return rest < 0n ? rest + ORDER : rest
}

/** k·P for 0 ≤ k < q. */
export function times(point: Point, k: bigint): Point {
  return point.multiplyUnsafe(k)
}

/** The sum of points. */
export function total(points: readonly Point[]): Point {
  return points.reduce((sum, point) => sum.add(point), Point.ZERO)
}

/** Σ k·P over many points. */
export function combination(points: Point[], scalars: bigint[]): Point {
  return pippenger(Point, points, scalars)
}

/**
 * Several multiples of one point. With the list of 32^i·P made once, k·P is a sum over the digits
 * of k in base 32: points with the same digit are added first, then the groups by a running sum.
 */
export function ladder(point: Point): (k: bigint) => Point {
  const rungs: Point[] = []
  let rung = point
  for (let i = 0; i < 51; i++) {
    rungs.push(rung)
    for (let d = 0; d < 5; d++) rung = rung.double()
  }
  return (k) => {
    const groups: Point[] = new Array(32).fill(Point.ZERO)
    let rest = k
    for (const each of rungs) {
      const digit = Number(rest & 31n)
      if (digit > 0) groups[digit] = (groups[digit] ?? Point.ZERO).add(each)
      rest >>= 5n
    }
    let running = Point.ZERO
    let sum = Point.ZERO
    for (let digit = 31; digit > 0; digit--) {
      running = running.add(groups[digit] ?? Point.ZERO)
      sum = sum.add(running)
    }
    return sum
  }
}

/** Σ w·P for small weights: the points of each bit of the weights are added, then doubled up. */
export function weighted(points: readonly Point[], weights: readonly number[]): Point {
  let sum = Point.ZERO
  for (let bit = 31; bit >= 0; bit--) {
    sum = sum.double()
    for (const [i, point] of points.entries())
      if (Math.floor((weights[i] ?? 0) / 2 ** bit) % 2 === 1) sum = sum.add(point)
  }
  return sum
}

/** n with n·G = P and 0 ≤ n ≤ max, or undefined; `giant` and `baby` steps of about √max. */
export function logarithm(max: number, columns: number): (point: Point) => number | undefined {
  const size = Math.min(2 ** 18, Math.ceil(Math.sqrt((max + 1) * columns)))
  const baby = new Map<string, number>()
  let walk = Point.ZERO
  for (let i = 0; i < size; i++) {
    baby.set(walk.toHex(), i)
    walk = walk.add(Point.BASE)
  }
  const back = walk.negate()
  return (point) => {
    let rest = point
    for (let steps = 0; steps * size <= max; steps++) {
      const found = baby.get(rest.toHex())
      if (found !== undefined && steps * size + found <= max) return steps * size + found
      rest = rest.add(back)
    }
    return undefined
  }
}
