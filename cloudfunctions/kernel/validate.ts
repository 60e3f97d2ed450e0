/**
 * Input checked by its contract, with Chinese words for every field that is wrong.
 * @module
 */
import * as v from 'valibot'
import type { ActionContract } from './contract'
import { Failure } from './errors'

const CHINESE = /[\u4e00-\u9fff]/

/**
 * The input as the schema leaves it.
 * @throws {Failure} `bad_input`, with a message per field path in `details`
 */
export function validate(contract: ActionContract, input: unknown): unknown {
  const parsed = v.safeParse(contract.input, input)
  if (parsed.success) return parsed.output
  const details: Record<string, string> = {}
  for (const issue of parsed.issues) {
    const path = v.getDotPath(issue) ?? ''
    details[path] ??= messageOf(contract, issue, path)
  }
  throw new Failure('bad_input', details, Object.values(details)[0])
}

type Issue = v.BaseIssue<unknown>

function messageOf(contract: ActionContract, issue: Issue, path: string): string {
  if (CHINESE.test(issue.message)) return issue.message
  if (issue.type === 'strict_object' && path) {
    if (issue.expected === 'never') return `多了一项不认识的内容：${path.slice(0, 40)}`
    return missingMessage(contract, path)
  }
  return path ? `「${path.slice(0, 40)}」填写得不对，请检查` : '填写的内容不对，请返回后重新填写'
}

/** What the field itself says about being left out. */
function missingMessage(contract: ActionContract, path: string): string {
  const entries: unknown = 'entries' in contract.input ? contract.input.entries : undefined
  const fields = entries as Record<string, v.GenericSchema> | undefined
  const field = fields?.[path]
  const said = field && v.safeParse(field, undefined).issues?.[0].message
  return said && CHINESE.test(said) ? said : `少填了一项：${path.slice(0, 40)}`
}
