/**
 * The one place that knows which group the protocol runs in. Version 1 is ristretto255; another
 * group (SM2, for instance) is another object of this shape in another version's directory.
 * @module
 */
import { ristretto255 } from '@noble/curves/ed25519.js'

/** A prime-order group with its scalars. Methods named `secret` take constant time. */
export interface Group<E> {
  /** Enters every challenge, so that a proof never holds in another group. */
  readonly name: string
  readonly order: bigint
  readonly base: E
  readonly identity: E
  readonly elementBytes: number
  readonly scalarBytes: number
  /** The element, or undefined when the bytes are not its one encoding. */
  decode(bytes: Uint8Array): E | undefined
  encode(element: E): Uint8Array
  /** The scalar, or undefined when the bytes are not its reduced form. */
  decodeScalar(bytes: Uint8Array): bigint | undefined
  encodeScalar(scalar: bigint): Uint8Array
  isIdentity(element: E): boolean
  equals(left: E, right: E): boolean
  add(left: E, right: E): E
  negate(element: E): E
  double(element: E): E
  /** `scalar · element` for a secret scalar. */
  secretMultiply(element: E, scalar: bigint): E
  /** `scalar · element` for public values: its time depends on the scalar. */
  publicMultiply(element: E, scalar: bigint): E
  /** Marks an element that will be multiplied many times, so that tables are kept for it. */
  keepTables(element: E): E
}

const { Point } = ristretto255
const { Fn } = Point

/** An element of the group; opaque outside this file. */
export type Element = InstanceType<typeof Point>

const ZERO = BigInt(0)

/** ristretto255 (RFC 9496) as the library uses it. */
export const group: Group<Element> = {
  name: 'ristretto255-SHA512',
  order: Fn.ORDER,
  base: Point.BASE,
  identity: Point.ZERO,
  elementBytes: 32,
  scalarBytes: 32,
  decode(bytes) {
    try {
      return Point.fromBytes(bytes)
    } catch {
      return undefined
    }
  },
  encode: (element) => element.toBytes(),
  decodeScalar(bytes) {
    try {
      return Fn.fromBytes(bytes)
    } catch {
      return undefined
    }
  },
  encodeScalar: (scalar) => Fn.toBytes(scalar),
  isIdentity: (element) => element.is0(),
  equals: (left, right) => left.equals(right),
  add: (left, right) => left.add(right),
  negate: (element) => element.negate(),
  double: (element) => element.double(),
  // The curve library refuses a zero scalar; a zero secret has probability 2^-252.
  secretMultiply: (element, scalar) => (scalar === ZERO ? Point.ZERO : element.multiply(scalar)),
  publicMultiply: (element, scalar) => element.multiplyUnsafe(scalar),
  keepTables: (element) => element.precompute(6),
}

/** A whole number, negative ones too, as a scalar. */
export function scalarOf(value: number): bigint {
  return Fn.create(BigInt(value))
}

/** `left + right` modulo the group's order. */
export function addScalars(left: bigint, right: bigint): bigint {
  return Fn.add(left, right)
}

/** `left − right` modulo the group's order. */
export function subtractScalars(left: bigint, right: bigint): bigint {
  return Fn.sub(left, right)
}

/** `left · right` modulo the group's order. */
export function multiplyScalars(left: bigint, right: bigint): bigint {
  return Fn.mul(left, right)
}

/** The inverse of a scalar other than zero. */
export function invertScalar(scalar: bigint): bigint {
  return Fn.inv(scalar)
}

/** `left − right` for elements. */
export function subtract(left: Element, right: Element): Element {
  return group.add(left, group.negate(right))
}

/** The sum of elements. */
export function sum(elements: readonly Element[]): Element {
  return elements.reduce((total, element) => group.add(total, element), group.identity)
}
