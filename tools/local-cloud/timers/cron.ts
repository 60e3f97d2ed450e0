/**
 * Timer expressions of the platform: seven fields, second minute hour day month weekday year, in
 * UTC+8. Day and weekday both given mean either. Only what the platform documents is accepted.
 * @module
 */
import { Cron } from 'croner'

const NAMES = ['second', 'minute', 'hour', 'day', 'month', 'weekday', 'year'] as const
const LARGEST = [59, 59, 23, 31, 12, 6, 2099] as const
const MONTHS = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC'
const WEEKDAYS = 'SUN|MON|TUE|WED|THU|FRI|SAT'
const NUMBERS = /^[\d,\-*/]+$/
const ALLOWED: Readonly<Record<string, RegExp>> = {
  month: new RegExp(`^(?:${MONTHS}|[\\d,\\-*/])+$`),
  weekday: new RegExp(`^(?:${WEEKDAYS}|[\\d,\\-*/])+$`),
}

/** An expression that can tell its next moment. */
export interface Schedule {
  /** The first moment after another, epoch milliseconds; undefined when there is none. */
  next(after: number): number | undefined
}

/** `1/10` means from 1 on, every 10; the library wants the range written out. */
function spellOutSteps(field: string, position: number): string {
  const upTo = LARGEST[position]
  return field
    .split(',')
    .map((part) => part.replace(/^(\d+)\/(\d+)$/, `$1-${upTo}/$2`))
    .join(',')
}

function checkField(field: string, position: number): void {
  const name = NAMES[position] ?? ''
  if (!(ALLOWED[name] ?? NUMBERS).test(field))
    throw new Error(`the ${name} '${field}' has a character that isn't allowed`)
  if (name === 'weekday' && /(^|[,-])7/.test(field))
    throw new Error('a weekday is 0 to 6, 0 is Sunday')
}

/** Reads an expression; throws what is wrong with it. */
export function parseSchedule(expression: string): Schedule {
  const fields = expression.trim().split(/\s+/)
  if (fields.length !== NAMES.length)
    throw new Error(`a timer has seven fields (${NAMES.join(' ')}), this has ${fields.length}`)
  fields.forEach(checkField)
  const pattern = fields.map(spellOutSteps).join(' ')
  const cron = new Cron(pattern, { timezone: 'Asia/Shanghai', paused: true, mode: '7-part' })
  return { next: (after) => cron.nextRun(new Date(after))?.getTime() }
}
