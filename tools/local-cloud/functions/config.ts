/** @module A function's config.json: what it may use, when it runs by itself. */
import fs from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'

const Trigger = v.looseObject({
  name: v.pipe(
    v.string(),
    v.regex(/^[A-Za-z][\w-]{0,59}$/, 'a letter, then letters, digits, - and _, at most 60'),
  ),
  type: v.literal('timer'),
  /** Seven fields, second to year, in UTC+8. */
  config: v.string(),
})

const Schema = v.looseObject({
  permissions: v.optional(v.looseObject({ openapi: v.optional(v.array(v.string()), []) }), {}),
  triggers: v.optional(v.pipe(v.array(Trigger), v.maxLength(1, 'only one trigger is allowed')), []),
  /** Seconds. */
  timeout: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 3),
  /** Megabytes. */
  memorySize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(64), v.maxValue(3072)), 256),
  envVariables: v.optional(v.record(v.string(), v.string()), {}),
})

/** A config.json with what it leaves out filled in. */
export type FunctionConfig = v.InferOutput<typeof Schema>
/** A config.json as written. */
export type FunctionConfigInput = v.InferInput<typeof Schema>

/** Checks a configuration; `where` names it in the error. */
export function parseConfig(input: unknown, where: string): FunctionConfig {
  const { success, output, issues } = v.safeParse(Schema, input)
  if (success) return output
  const [issue] = issues
  throw new Error(`${where}: ${v.getDotPath(issue) ?? 'it'} is wrong: ${issue.message}`)
}

/** Reads a function's config.json; what it leaves out, or a missing file, means the defaults. */
export function readConfig(folder: string): FunctionConfig {
  const file = path.join(folder, 'config.json')
  if (!fs.existsSync(file)) return parseConfig({}, file)
  let content: unknown
  try {
    content = JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file} is no JSON: ${error instanceof Error ? error.message : error}`)
  }
  return parseConfig(content, file)
}
