/**
 * `$jsonSchema`: the part of MongoDB's JSON schema that a query may use.
 * @module
 */
import { requestFailed } from './errors'
import { type Doc, isDoc, Rank, rankOf, sameValue } from './values'

type Test = (v: unknown) => boolean

const BSON_TYPES: Record<string, Test> = {
  double: (v) => typeof v === 'number' && !Number.isInteger(v),
  int: (v) => Number.isInteger(v),
  long: (v) => Number.isInteger(v),
  number: (v) => typeof v === 'number',
  string: (v) => typeof v === 'string',
  object: isDoc,
  array: Array.isArray,
  bool: (v) => typeof v === 'boolean',
  boolean: (v) => typeof v === 'boolean',
  date: (v) => v instanceof Date,
  null: (v) => v === null,
  binData: (v) => rankOf(v) === Rank.binary,
}

function typeTest(spec: unknown): Test {
  const tests = (Array.isArray(spec) ? spec : [spec]).map((name) => {
    const test = typeof name === 'string' ? BSON_TYPES[name] : undefined
    if (!test) throw requestFailed(`$jsonSchema: unknown type name alias: ${String(name)}`)
    return test
  })
  return (v) => tests.some((t) => t(v))
}

const number = (name: string, spec: unknown): number => {
  if (typeof spec !== 'number')
    throw requestFailed(`$jsonSchema keyword '${name}' must be a number`)
  return spec
}

const list = (name: string, spec: unknown): unknown[] => {
  if (!Array.isArray(spec) || spec.length === 0)
    throw requestFailed(`$jsonSchema keyword '${name}' must be a non-empty array`)
  return spec
}

const ofType =
  (guard: (v: unknown) => boolean, test: Test): Test =>
  (v) =>
    !guard(v) || test(v)

const isNumber = (v: unknown) => typeof v === 'number'
const isString = (v: unknown) => typeof v === 'string'

function properties(spec: unknown): Test {
  if (!isDoc(spec)) throw requestFailed("$jsonSchema keyword 'properties' must be an object")
  const tests = Object.entries(spec).map(([k, s]) => [k, compileSchema(s)] as const)
  return (v) => !isDoc(v) || tests.every(([k, t]) => !Object.hasOwn(v, k) || t(v[k]))
}

function additional(spec: unknown, schema: Doc): Test {
  const known = new Set(Object.keys(isDoc(schema.properties) ? schema.properties : {}))
  const test = spec === false ? () => false : spec === true ? () => true : compileSchema(spec)
  return (v) => !isDoc(v) || Object.keys(v).every((k) => known.has(k) || test(v[k]))
}

function keyword(name: string, spec: unknown, schema: Doc): Test {
  switch (name) {
    case 'bsonType':
    case 'type':
      return typeTest(spec)
    case 'required': {
      const names = list(name, spec).map(String)
      return (v) => !isDoc(v) || names.every((k) => Object.hasOwn(v, k))
    }
    case 'properties':
      return properties(spec)
    case 'additionalProperties':
      return additional(spec, schema)
    case 'enum': {
      const values = list(name, spec)
      return (v) => values.some((x) => sameValue(x, v))
    }
    case 'minimum': {
      const least = number(name, spec)
      const open = schema.exclusiveMinimum === true
      return ofType(isNumber, (v) => (open ? (v as number) > least : (v as number) >= least))
    }
    case 'maximum': {
      const most = number(name, spec)
      const open = schema.exclusiveMaximum === true
      return ofType(isNumber, (v) => (open ? (v as number) < most : (v as number) <= most))
    }
    case 'multipleOf': {
      const by = number(name, spec)
      return ofType(isNumber, (v) => (v as number) % by === 0)
    }
    case 'minLength':
      return ofType(isString, (v) => [...(v as string)].length >= number(name, spec))
    case 'maxLength':
      return ofType(isString, (v) => [...(v as string)].length <= number(name, spec))
    case 'pattern': {
      const re = new RegExp(String(spec))
      return ofType(isString, (v) => re.test(v as string))
    }
    case 'items': {
      const test = compileSchema(spec)
      return ofType(Array.isArray, (v) => (v as unknown[]).every(test))
    }
    case 'minItems':
      return ofType(Array.isArray, (v) => (v as unknown[]).length >= number(name, spec))
    case 'maxItems':
      return ofType(Array.isArray, (v) => (v as unknown[]).length <= number(name, spec))
    case 'uniqueItems':
      return ofType(
        Array.isArray,
        (v) =>
          spec !== true ||
          !(v as unknown[]).some((x, i, all) => all.slice(0, i).some((y) => sameValue(x, y))),
      )
  }
  return combined(name, spec)
}

function combined(name: string, spec: unknown): Test {
  if (name === 'not') {
    const test = compileSchema(spec)
    return (v) => !test(v)
  }
  if (name === 'allOf' || name === 'anyOf' || name === 'oneOf') {
    const tests = list(name, spec).map(compileSchema)
    return (v) => {
      const held = tests.filter((t) => t(v)).length
      return name === 'allOf' ? held === tests.length : name === 'anyOf' ? held > 0 : held === 1
    }
  }
  if (['title', 'description', 'exclusiveMinimum', 'exclusiveMaximum'].includes(name))
    return () => true
  throw requestFailed(`Unknown $jsonSchema keyword: ${name}`)
}

/** Compiles a schema to a test of one value. Throws the service's error for an unknown keyword. */
export function compileSchema(schema: unknown): Test {
  if (!isDoc(schema)) throw requestFailed('$jsonSchema must be an object')
  const tests = Object.entries(schema).map(([name, spec]) => keyword(name, spec, schema))
  return (v) => tests.every((t) => t(v))
}
