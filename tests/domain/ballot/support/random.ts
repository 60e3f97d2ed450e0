import { createHash } from 'node:crypto'
import type { Random } from '@domain/ballot/v1/random'

/** A source of bytes that only depends on its seed, so that a failing test fails again. */
export function seeded(seed: string | number): Random {
  let counter = 0
  let pool = Buffer.alloc(0)
  return (length) => {
    while (pool.length < length) {
      const block = createHash('sha512').update(`${seed}/${counter++}`).digest()
      pool = Buffer.concat([pool, block])
    }
    const taken = new Uint8Array(pool.subarray(0, length))
    pool = pool.subarray(length)
    return taken
  }
}

/** A whole number below `bound`. */
export function below(random: Random, bound: number): number {
  return new DataView(random(4).buffer).getUint32(0) % bound
}
