/**
 * Conditions of a query, typed by the document.
 *
 * The SDK drops a condition whose value is undefined, which turns "mine" into "everybody's". Here it
 * throws.
 * @module
 */
import type { SdkCommand } from './sdk'

type Scalar = string | number | boolean | null

/** Ranges and lists; all given must hold. */
export interface Condition<Value> {
  readonly in?: readonly Value[]
  readonly gt?: Value
  readonly gte?: Value
  readonly lt?: Value
  readonly lte?: Value
}

// Brackets keep a union of literals whole: a list of states is one operand, not several.
type Operand<Field> = [Field] extends [readonly (infer Item)[]]
  ? Item | Condition<Item>
  : [Field] extends [Scalar]
    ? Field | Condition<Field>
    : never

/** Every field given must match; a list field matches when one of its items does. */
export type Where<Doc> = { readonly [Field in keyof Doc]?: Operand<Doc[Field]> }

const OPERATORS = ['in', 'gt', 'gte', 'lt', 'lte'] as const

/** Whether no document can match, because a list to choose from is empty. */
export function matchesNothing(where: object): boolean {
  return Object.values(where).some(
    (operand) => isCondition(operand) && operand.in !== undefined && operand.in.length === 0,
  )
}

/**
 * The condition in the SDK's own form.
 * @throws {TypeError} for an undefined value, an unknown operator or no condition at all
 */
export function toSdkWhere(where: object, command: SdkCommand): Record<string, unknown> {
  const entries = Object.entries(where)
  if (entries.length === 0) throw new TypeError('a query needs a condition')
  return Object.fromEntries(
    entries.map(([field, operand]) => [field, toSdkOperand(field, operand, command)]),
  )
}

function toSdkOperand(field: string, operand: unknown, command: SdkCommand): unknown {
  if (operand === undefined) throw new TypeError(`where.${field} is undefined`)
  if (!isCondition(operand)) return operand
  const parts = Object.entries(operand).map(([name, value]) => {
    const operator = OPERATORS.find((one) => one === name)
    if (!operator) throw new TypeError(`where.${field} has an unknown operator ${name}`)
    if (value === undefined) throw new TypeError(`where.${field}.${name} is undefined`)
    return command[operator](value)
  })
  const [first, ...rest] = parts
  if (!first) throw new TypeError(`where.${field} has no operator`)
  return rest.length === 0 ? first : first.and(...rest)
}

function isCondition(operand: unknown): operand is Condition<unknown> {
  return typeof operand === 'object' && operand !== null
}
