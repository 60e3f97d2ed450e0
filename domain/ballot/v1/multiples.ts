/**
 * Sums of public multiples. Checking a ballot is nearly all the time spent in this product's
 * cryptography, so two well-known ways to share work are written out here.
 * @module
 */
import { type Element, group } from './group'

const WINDOW_BITS = 4
const HALF = 1 << (WINDOW_BITS - 1)

/** Signed digits of base 2^bits, least significant first, each within `[−2^(bits−1), 2^(bits−1)]`. */
function signedDigits(scalar: bigint, bits: number): number[] {
  const digits: number[] = []
  const shift = BigInt(bits)
  const mask = (1 << bits) - 1
  let rest = scalar
  let carry = 0
  while (rest > BigInt(0) || carry > 0) {
    const digit = Number(rest & BigInt(mask)) + carry
    carry = digit > 1 << (bits - 1) ? 1 : 0
    digits.push(digit - (carry << bits))
    rest >>= shift
  }
  return digits
}

/** `Σ i · buckets[i]`, by a running sum from the top; bucket 0 is ignored. */
function sumOfBuckets(buckets: readonly (Element | undefined)[]): Element | undefined {
  let running: Element | undefined
  let total: Element | undefined
  for (let i = buckets.length - 1; i > 0; i--) {
    const bucket = buckets[i]
    if (bucket !== undefined) running = running === undefined ? bucket : group.add(running, bucket)
    if (running !== undefined) total = total === undefined ? running : group.add(total, running)
  }
  return total
}

function drop(buckets: (Element | undefined)[], digit: number, element: Element): void {
  const at = Math.abs(digit)
  const signed = digit < 0 ? group.negate(element) : element
  const held = buckets[at]
  buckets[at] = held === undefined ? signed : group.add(held, signed)
}

/**
 * Multiples of one element by several public scalars: the doublings are made once (Yao's method).
 * A two-branch proof multiplies the same ciphertext twice, which this makes a third cheaper.
 */
export function multiplier(element: Element): (scalar: bigint) => Element {
  const powers = [element]
  return (scalar) => {
    const buckets: (Element | undefined)[] = new Array(HALF + 1).fill(undefined)
    signedDigits(scalar, WINDOW_BITS).forEach((digit, window) => {
      if (digit !== 0) drop(buckets, digit, powerAt(powers, window))
    })
    return sumOfBuckets(buckets) ?? group.identity
  }
}

/** `2^(4·window) · element`, extending the list of powers as needed. */
function powerAt(powers: Element[], window: number): Element {
  for (let known = powers.length; known <= window; known++) {
    let power = powers[known - 1] ?? group.identity
    for (let i = 0; i < WINDOW_BITS; i++) power = group.double(power)
    powers.push(power)
  }
  return powers[window] ?? group.identity
}

/** The bucket width that costs least for `count` terms. */
function windowFor(count: number): number {
  let width = 2
  while (width < 13 && count > 3 * (width + 1) * (1 << (width - 1))) width++
  return width
}

/**
 * `Σ scalars[i] · elements[i]` for public scalars (Pippenger). Short scalars cost less: a sum of
 * ballots by their weights, or the 128-bit coefficients of a batch.
 */
export function multiScalar(elements: readonly Element[], scalars: readonly bigint[]): Element {
  const width = windowFor(elements.length)
  const digits = scalars.map((scalar) => signedDigits(scalar, width))
  const windows = digits.reduce((most, list) => Math.max(most, list.length), 0)
  let total: Element | undefined
  for (let window = windows - 1; window >= 0; window--) {
    for (let i = 0; total !== undefined && i < width; i++) total = group.double(total)
    const buckets: (Element | undefined)[] = new Array((1 << (width - 1)) + 1).fill(undefined)
    elements.forEach((element, i) => {
      const digit = digits[i]?.[window] ?? 0
      if (digit !== 0) drop(buckets, digit, element)
    })
    const sum = sumOfBuckets(buckets)
    if (sum !== undefined) total = total === undefined ? sum : group.add(total, sum)
  }
  return total ?? group.identity
}
