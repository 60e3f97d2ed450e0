/**
 * Commands have one effect, however often they are sent. The answer is stored in the same transaction
 * as the effects, under the caller and the key the phone made before it first sent; the same key and
 * body answers the same, the same key and another body is refused.
 * @module
 */
import type { Collection } from './collections'
import { defineCollection } from './collections'
import type { Database, Transaction } from './database'
import { isDuplicate } from './database'
import { Failure } from './errors'
import { canonicalJson, sha256 } from './hash'
import { transact } from './transact'

/** A command that took effect. `_id` is the command's id. */
export interface CommandDoc {
  _id: string
  action: string
  /** SHA-256 of action and input. */
  bodyHash: string
  /** What was answered. */
  result: { data: unknown }
  /** Epoch milliseconds. */
  at: number
}

export const commands: Collection<CommandDoc> = defineCollection<CommandDoc>({
  name: 'commands',
  indexes: [{ name: 'age', keys: [{ field: 'at', order: 1 }] }],
})

const KEY = /^[0-9A-Za-z_-]{16,64}$/

/** A command before it is run. */
export interface Command {
  /** 32 hex digits, from caller and key: the same for every try, another for every other caller. */
  readonly id: string
  readonly action: string
  readonly bodyHash: string
}

/**
 * Identifies a command.
 * @throws {Failure} `key_needed` without a well-formed key
 */
export function identifyCommand(
  openid: string,
  key: unknown,
  action: string,
  input: unknown,
): Command {
  if (typeof key !== 'string' || !KEY.test(key)) throw new Failure('key_needed')
  return {
    id: sha256(`command\n${openid}\n${key}`).slice(0, 32),
    action,
    bodyHash: sha256(`${action}\n${canonicalJson(input)}`),
  }
}

/**
 * The stored answer of a command that took effect before.
 * @throws {Failure} `key_reused` when it was stored for another body
 */
export async function storedAnswer(
  database: Database,
  command: Command,
): Promise<{ data: unknown } | undefined> {
  const stored = await database.get(commands, command.id)
  if (!stored) return undefined
  if (stored.bodyHash !== command.bodyHash) throw new Failure('key_reused')
  return stored.result
}

/**
 * Runs a command's body once and stores its answer with the effects.
 * @throws whatever the body throws, unless another try of the same command took effect meanwhile
 */
export async function runOnce(
  database: Database,
  command: Command,
  now: number,
  body: (tx: Transaction) => Promise<unknown>,
): Promise<{ data: unknown }> {
  const beforeRetry = () => storedAnswer(database, command)
  const attempt = async (tx: Transaction) => {
    // Undefined fields are no part of an answer: they would not survive the way to the phone either.
    const data: unknown = JSON.parse(JSON.stringify((await body(tx)) ?? null))
    const { id, action, bodyHash } = command
    await tx.add(commands, { _id: id, action, bodyHash, result: { data }, at: now })
    return { data }
  }
  try {
    return await transact(database, attempt, { beforeRetry })
  } catch (thrown) {
    // The same command, sent twice, may have won the race and changed what this try then met.
    if (!(thrown instanceof Failure) && !isDuplicate(thrown)) throw thrown
    const answer = await beforeRetry()
    if (answer) return answer
    throw thrown
  }
}
