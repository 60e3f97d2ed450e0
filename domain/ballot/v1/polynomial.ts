/**
 * Shamir's sharing: a polynomial's value at 1, 2, … is each scrutineer's share of its value at 0.
 * @module
 */
import {
  addScalars,
  type Element,
  group,
  invertScalar,
  multiplyScalars,
  subtractScalars,
} from './group'

/** The value of the polynomial at `x`, coefficients from the constant up. */
export function evaluate(coefficients: readonly bigint[], x: number): bigint {
  return coefficients.reduceRight(
    (value, coefficient) => addScalars(multiplyScalars(value, BigInt(x)), coefficient),
    BigInt(0),
  )
}

/** The same in the exponent: `f(x)·G` from the coefficients' commitments. */
export function evaluateInExponent(commitments: readonly Element[], x: number): Element {
  return commitments.reduceRight(
    (value, commitment) => group.add(group.publicMultiply(value, BigInt(x)), commitment),
    group.identity,
  )
}

/** The weight of each point, so that `Σ weight · f(point) = f(0)`. Points are distinct and positive. */
export function lagrangeAtZero(points: readonly number[]): bigint[] {
  return points.map((own) => {
    let [above, below] = [BigInt(1), BigInt(1)]
    for (const other of points) {
      if (other === own) continue
      above = multiplyScalars(above, BigInt(other))
      below = multiplyScalars(below, subtractScalars(BigInt(other), BigInt(own)))
    }
    return multiplyScalars(above, invertScalar(below))
  })
}
