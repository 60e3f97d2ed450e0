/**
 * The legality check of a convention's clauses. It finds what its patterns know and complements the
 * sub-district's review and a lawyer's eye; it does not replace them.
 * @module
 */
import { type Clause, type ConventionText, tidy } from '../text'
import { LEGALITY_RULES, type LegalityKind, type LegalityRule } from './rules'

export type { LegalityKind } from './rules'

/** One finding in a clause. `start` and `end` are character places in the clause's text. */
export interface LegalityFinding {
  readonly clauseId: string
  readonly kind: LegalityKind
  readonly severity: 'block' | 'warn'
  readonly start: number
  readonly end: number
  readonly message: string
  readonly source: string
}

/** What belongs together is judged together. */
const SENTENCE = /[^。！？!?；;\n]+/gu
/** Words right before a match that say the opposite: 不得罚款, 反对…, 不能以…为由. */
const DENIAL =
  /(?:不得|不能|不可|不应|不会|不准|不许|禁止|严禁|杜绝|反对|抵制|避免|防止|不设|不收|不实行|不搞|不采取|不以|不用|无权|拒绝)[^，,。；]{0,10}$|[不别]$/u

function findIn(sentence: string, offset: number, rule: LegalityRule) {
  for (const pattern of rule.patterns) {
    const found = pattern.exec(sentence)
    if (!found) continue
    const before = sentence.slice(0, found.index)
    if (rule.canBeDenied && DENIAL.test(before)) continue
    return { start: offset + found.index, end: offset + found.index + found[0].length }
  }
  return undefined
}

function findInClause({ id, text }: Clause): LegalityFinding[] {
  const findings: LegalityFinding[] = []
  for (const match of text.matchAll(SENTENCE)) {
    for (const rule of LEGALITY_RULES) {
      const span = findIn(match[0], match.index, rule)
      const { kind, severity, message, source } = rule
      if (span) findings.push({ clauseId: id, kind, severity, ...span, message, source })
    }
  }
  return findings.sort((a, b) => a.start - b.start)
}

/** Findings of every clause, in reading order; places are those of the tidy text. */
export function checkLegality(text: ConventionText): LegalityFinding[] {
  return tidy(text).clauses.flatMap(findInClause)
}
