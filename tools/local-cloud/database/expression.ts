/**
 * Aggregation expressions: mingo's operators, with our own where mingo differs from MongoDB.
 * @module
 */
import { Context, evalExpr, ProcessingMode } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as projections from 'mingo/operators/projection'
import * as windows from 'mingo/operators/window'
import type { Options } from 'mingo/types'
import { requestFailed } from './errors'
import { dateExpressions } from './expression-dates'
import { stringExpressions } from './expression-strings'
import type { Doc } from './values'

const SCRIPTS = ['$function', '$accumulator', '$where']

/** The operators every expression and stage runs with. */
export const operators = {
  accumulator: accumulators,
  expression: { ...expressions, ...stringExpressions, ...dateExpressions },
  projection: projections,
  window: windows,
}

const context = Context.init({ ...operators })

const OPTIONS: Options = {
  idKey: '_id',
  processingMode: ProcessingMode.CLONE_OFF,
  useStrictMode: true,
  scriptEnabled: false,
  failOnError: true,
  context,
}

/** Refuses anything that would run code, wherever it stands. */
export function refuseScripts(v: unknown): void {
  if (typeof v !== 'object' || v === null) return
  for (const [k, child] of Object.entries(v)) {
    if (SCRIPTS.includes(k)) throw requestFailed(`${k} is not allowed`)
    refuseScripts(child)
  }
}

/** The value of an expression over one document. Throws the service's error when it can't be had. */
export function evaluate(expr: unknown, doc: Doc): unknown {
  try {
    return evalExpr(doc, expr, OPTIONS)
  } catch (e) {
    throw requestFailed((e as Error).message)
  }
}
