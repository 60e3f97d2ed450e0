import { createHash } from 'node:crypto'
import type * as Curves from '@noble/curves/ed25519.js'
import type * as Hashes from '@noble/hashes/sha2.js'

/** How many results are kept before all are forgotten. */
const KEPT = 1_000_000
/** Points are numbered below this, so that two numbers make one key. */
const NUMBERS = 2 ** 26

/**
 * The curve library with a memory: an operation done before on the same points gives the same
 * answer without doing it again. Boards that differ by one byte share nearly all of their curve
 * work; this way each is still judged from its first byte to its last, by the product's own code,
 * at the cost of what is new in it. For `jest.mock('@noble/curves/ed25519.js')`.
 */
export function remembering(actual: typeof Curves): typeof Curves {
  const { Point } = actual.ristretto255
  type Inner = InstanceType<typeof Point>
  const results = new Map<number | string, Remembering>()
  let points = 0

  function remember(key: number | string, make: () => Inner): Remembering {
    const known = results.get(key)
    if (known !== undefined) return known
    const made = wrap(make())
    if (results.size >= KEPT) results.clear()
    results.set(key, made)
    return made
  }

  class Remembering extends Point {
    static override readonly BASE: Remembering
    static override readonly ZERO: Remembering
    readonly number = points++
    private encoded: ReturnType<Inner['toBytes']> | undefined

    static override fromBytes(bytes: Uint8Array): Remembering {
      return remember(`b${Buffer.from(bytes).toString('latin1')}`, () => Point.fromBytes(bytes))
    }

    override add(other: Inner): Remembering {
      return remember(pair(this, other), () => super.add(other))
    }

    override subtract(other: Inner): Remembering {
      return this.add(other.negate())
    }

    override double(): Remembering {
      return remember(`d${this.number}`, () => super.double())
    }

    override negate(): Remembering {
      return remember(`n${this.number}`, () => super.negate())
    }

    override multiply(scalar: bigint): Remembering {
      return remember(`m${this.number}:${scalar.toString(36)}`, () => super.multiply(scalar))
    }

    override multiplyUnsafe(scalar: bigint): Remembering {
      return remember(`u${this.number}:${scalar.toString(36)}`, () => super.multiplyUnsafe(scalar))
    }

    override toBytes(): ReturnType<Inner['toBytes']> {
      this.encoded ??= super.toBytes()
      return this.encoded.slice() as ReturnType<Inner['toBytes']>
    }
  }

  function wrap(point: Inner): Remembering {
    return point instanceof Remembering ? point : new Remembering(inside(point))
  }

  function pair(left: Remembering, right: Inner): number {
    const other = wrap(right)
    if (other !== right) throw new Error('a point from outside the memory')
    if (points >= NUMBERS) throw new Error('too many points: raise NUMBERS')
    return left.number * NUMBERS + other.number
  }

  Object.assign(Remembering, { BASE: wrap(Point.BASE), ZERO: wrap(Point.ZERO) })
  return { ...actual, ristretto255: { ...actual.ristretto255, Point: Remembering } }
}

/** The Edwards point that a ristretto point is written with. */
function inside(point: object): never {
  return Reflect.get(point, 'ep') as never
}

/**
 * The hash library with Node's own SHA-2, which is many times as fast as one that is loaded as
 * CommonJS, as tests load it. For `jest.mock('@noble/hashes/sha2.js')`.
 */
export function nativeHashes(actual: typeof Hashes): typeof Hashes {
  const native = (name: string) => (bytes: Uint8Array) =>
    new Uint8Array(createHash(name).update(bytes).digest())
  return {
    ...actual,
    sha512: Object.assign(native('sha512'), actual.sha512),
    sha512_256: Object.assign(native('sha512-256'), actual.sha512_256),
  }
}
