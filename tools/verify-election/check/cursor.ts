/**
 * Taking a payload apart, refusing whatever isn't its one encoding.
 * @module
 */
import { Point } from './curve'
import { ORDER } from './hashes'
import { insist } from './rejected'

/** A signature: R as bytes and as a point, and s. */
export interface Signature {
  readonly R: Point
  readonly s: bigint
}

/** Challenges and responses of a range proof, or the single ones of an equality proof. */
export interface Proof {
  readonly c: readonly bigint[]
  readonly z: readonly bigint[]
}

/** Reads from the front of a payload; `what` names it in messages. */
export class Cursor {
  at = 0

  constructor(
    private readonly source: Buffer,
    private readonly what: string,
  ) {}

  raw(length: number): Buffer {
    insist(this.at + length <= this.source.length, `${this.what}: bytes run out`)
    this.at += length
    return this.source.subarray(this.at - length, this.at)
  }

  /** What has been read so far. */
  past(): Buffer {
    return this.source.subarray(0, this.at)
  }

  int(size: 1 | 2 | 4 | 8, min: number, max: number): number {
    const value = Number(BigInt(`0x${this.raw(size).toString('hex')}`))
    insist(value >= min && value <= max, `${this.what}: ${value} is out of bounds`)
    return value
  }

  text(): string {
    const bytes = this.raw(this.int(2, 1, 300))
    const text = bytes.toString('utf8')
    insist(Buffer.from(text, 'utf8').equals(bytes), `${this.what}: not UTF-8`)
    return text
  }

  many<T>(count: number, read: (i: number) => T): T[] {
    return Array.from({ length: count }, (_, i) => read(i))
  }

  /** A point, O allowed. */
  point0(): Point {
    const bytes = this.raw(32)
    try {
      return Point.fromBytes(new Uint8Array(bytes))
    } catch {
      insist(false, `${this.what}: not a point`)
    }
  }

  point(): Point {
    const point = this.point0()
    insist(!point.is0(), `${this.what}: the identity`)
    return point
  }

  scalar(): bigint {
    const value = BigInt(`0x${Buffer.from(this.raw(32)).reverse().toString('hex')}`)
    insist(value < ORDER, `${this.what}: a scalar is not reduced`)
    return value
  }

  signature(): Signature {
    return { R: this.point(), s: this.scalar() }
  }

  proof(branches: number): Proof {
    const scalars = () => this.many(branches, () => this.scalar())
    return { c: scalars(), z: scalars() }
  }

  end(): void {
    insist(this.at === this.source.length, `${this.what}: bytes left over`)
  }
}
