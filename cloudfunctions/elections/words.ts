/**
 * Words that people write in an election, checked before anybody else sees them.
 * @module
 */
import type { PrepareContext } from '../kernel/action'
import { requireNotRefused } from '../kernel/content-safety'

/**
 * Checks what a resident writes within a window that will close: unchecked is taken and held back
 * until an official has looked, since a right must not hang on a service that is down.
 * @returns whether the words are held back
 * @throws {Failure} `content_refused`
 */
export const areHeld = (
  ctx: Pick<PrepareContext, 'checkText'>,
  written: readonly string[],
): Promise<boolean> => requireNotRefused(ctx, 'forum', written)
