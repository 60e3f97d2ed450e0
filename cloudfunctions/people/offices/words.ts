/**
 * Words of decisions that others read.
 * @module
 */
import type { PrepareContext } from '../../kernel/action'
import { Failure } from '../../kernel/errors'

/**
 * Checks what an official wrote. There is nobody to keep it pending for: unchecked is refused.
 * @throws {Failure} `content_refused`, `content_unchecked`
 */
export async function checkWords(ctx: PrepareContext, words: readonly string[]): Promise<void> {
  const text = words.filter(Boolean).join('\n')
  if (text === '') return
  const verdict = await ctx.checkText('forum', text)
  if (verdict === 'refused') throw new Failure('content_refused')
  if (verdict === 'pending') throw new Failure('content_unchecked')
}
