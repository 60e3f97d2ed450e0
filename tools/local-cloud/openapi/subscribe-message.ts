/**
 * subscribeMessage.send: puts a message into the outbox if the person accepted one of that template.
 * A stand-in: nothing is sent; a template's own fields are only known when declared.
 * @module
 */
import { type OpenApi, refuse, succeed } from './open-api'
import type { Subscriptions } from './subscriptions'

/** Fields of each template by its id, for example `{ 'TPL': ['thing1', 'time2'] }`. */
export type Templates = Readonly<Record<string, readonly string[]>>

/** What the stand-in needs beside the usual. */
export interface SubscribeMessageParts {
  readonly subscriptions: Subscriptions
  /** Unknown templates and wrong fields are refused when given. */
  readonly templates?: Templates
  /** Pages of the mini-program; others are refused when given. */
  readonly pages?: readonly string[]
}

const characters = (text: string) => [...text].length

/** What a value of each kind of field may be, as documented. */
const KINDS: Readonly<Record<string, (text: string) => boolean>> = {
  thing: (t) => characters(t) <= 20,
  number: (t) => /^-?\d{1,32}(\.\d+)?$/.test(t) && t.length <= 32,
  letter: (t) => /^[A-Za-z]{1,32}$/.test(t),
  symbol: (t) => characters(t) <= 5,
  character_string: (t) => /^[\x20-\x7e]{1,32}$/.test(t),
  time: (t) => /\d{1,2}:\d{2}/.test(t),
  date: (t) => /\d{4}\D\d{1,2}/.test(t),
  amount: (t) => /^\D?\d{1,10}(\.\d+)?元?$/.test(t),
  phone_number: (t) => /^[\d+\-() ]{1,17}$/.test(t),
  car_number: (t) => characters(t) <= 8,
  name: (t) =>
    characters(t) <= 20 &&
    !/\d/.test(t) &&
    (!/[^\p{Script=Han}]/u.test(t) ? characters(t) <= 10 : true),
  phrase: (t) => /^\p{Script=Han}{1,5}$/u.test(t),
}

const badArgument = (key: string) => refuse(47003, `argument invalid! data.${key}.value invalid`)

/** The texts of a message, or the first field that is wrong. */
function readData(data: unknown): { texts: Record<string, string> } | { wrong: string } {
  if (typeof data !== 'object' || data === null) return { wrong: 'data' }
  const texts: Record<string, string> = {}
  for (const [key, field] of Object.entries(data)) {
    const kind = /^([a-z_]+?)\d+$/.exec(key)?.[1] ?? ''
    const value: unknown =
      typeof field === 'object' && field !== null ? Reflect.get(field, 'value') : undefined
    const fits = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
    if (typeof value !== 'string' || value === '' || !fits?.(value)) return { wrong: key }
    texts[key] = value
  }
  return { texts }
}

/** Makes the stand-in. */
export function createSubscribeMessage(parts: SubscribeMessageParts): OpenApi {
  const { subscriptions, templates, pages } = parts
  return ({ touser, template_id: templateId, page = '', data }, { outbox, now }) => {
    if (typeof touser !== 'string' || touser === '') return refuse(40003, 'invalid openid')
    if (typeof templateId !== 'string' || templateId === '')
      return refuse(40037, 'invalid template_id')
    const fields = templates?.[templateId]
    if (templates && !fields) return refuse(40037, 'invalid template_id')
    if (typeof page !== 'string' || (pages && page && !pages.includes(page.split('?')[0] ?? '')))
      return refuse(41030, 'invalid page')
    const message = readData(data)
    if ('wrong' in message) return badArgument(message.wrong)
    const missing = fields?.find((field) => !(field in message.texts))
    if (missing !== undefined) return badArgument(missing)
    const unknown = fields && Object.keys(message.texts).find((key) => !fields.includes(key))
    if (unknown !== undefined) return badArgument(unknown)
    if (!subscriptions.take(touser, templateId))
      return refuse(43101, 'user refuse to accept the msg')
    outbox.add({ at: now(), openid: touser, templateId, page, data: message.texts })
    return succeed()
  }
}
