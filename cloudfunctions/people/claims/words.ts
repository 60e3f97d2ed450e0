/**
 * Words of people in claims: checked before anybody else reads them, never open without a clear pass.
 * @module
 */
import type { PrepareContext } from '../../kernel/action'
import { Failure } from '../../kernel/errors'

/**
 * Refuses words that are not a clear pass; nothing is kept pending, since a claim can't wait for it.
 * @throws {Failure} `content_refused`, `content_unchecked`, with the words' field
 */
export async function requireCleanWords(
  ctx: PrepareContext,
  field: 'reason' | 'words',
  text: string | undefined,
): Promise<void> {
  if (!text) return
  const verdict = await ctx.checkText('social', text)
  if (verdict === 'pass') return
  const reason = verdict === 'refused' ? 'content_refused' : 'content_unchecked'
  throw new Failure(reason, { [field]: new Failure(reason).message })
}
