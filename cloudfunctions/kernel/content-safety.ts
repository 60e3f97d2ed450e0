/**
 * Text that people write is checked before anybody else sees it. Whatever is not a clear pass waits
 * for a person: a service that is down, over its quota (44991) or unsure never opens the door.
 * @module
 */
import { Failure } from './errors'
import type { Sdk, SdkTextVerdict } from './sdk'

/** `pass` may be shown, `pending` waits for a person, `refused` is sent back to its writer. */
export type TextVerdict = 'pass' | 'pending' | 'refused'

/** Scenes of the service: where the text will be seen. */
export const SCENES = { profile: 1, comment: 2, forum: 3, social: 4 } as const
export type Scene = keyof typeof SCENES

/** Checks one text, at most 2,500 characters; never throws. */
export type TextChecker = (openid: string, scene: Scene, text: string) => Promise<TextVerdict>

/** The checker over WeChat's msgSecCheck, version 2. */
export function textChecker(sdk: {
  openapi: { security: Pick<Sdk['openapi']['security'], 'msgSecCheck'> }
}): TextChecker {
  return async (openid, scene, text) => {
    try {
      const content = { version: 2, scene: SCENES[scene], openid, content: text } as const
      return verdictOf(await sdk.openapi.security.msgSecCheck(content))
    } catch {
      return 'pending'
    }
  }
}

function verdictOf(answer: SdkTextVerdict): TextVerdict {
  if ((answer.errCode ?? answer.errcode ?? 0) !== 0) return 'pending'
  switch (answer.result?.suggest) {
    case 'pass':
      return 'pass'
    case 'risky':
      return 'refused'
    default:
      return 'pending'
  }
}

interface CheckContext {
  checkText(scene: Scene, text: string): Promise<TextVerdict>
}

/**
 * Refuses words that are refused, for those that a person looks at before anybody else sees them: what
 * is unsure is taken and held back. Words that are missing or empty are fine.
 * @returns whether they are held back
 * @throws {Failure} `content_refused`; with `field`, at that field
 */
export async function requireNotRefused(
  ctx: CheckContext,
  scene: Scene,
  words: readonly (string | undefined)[],
  field?: string,
): Promise<boolean> {
  const verdict = await verdictOn(ctx, scene, words)
  if (verdict === 'refused') throw refusal('content_refused', field)
  return verdict === 'pending'
}

/**
 * Lets words through that are a clear pass, for those that nobody is there to look at later: what is
 * unsure is refused too, and its writer tries again. Words that are missing or empty are fine.
 * @throws {Failure} `content_refused`, `content_unchecked`; with `field`, at that field
 */
export async function requirePass(
  ctx: CheckContext,
  scene: Scene,
  words: readonly (string | undefined)[],
  field?: string,
): Promise<void> {
  const verdict = await verdictOn(ctx, scene, words)
  if (verdict === 'pass') return
  throw refusal(verdict === 'refused' ? 'content_refused' : 'content_unchecked', field)
}

async function verdictOn(
  ctx: CheckContext,
  scene: Scene,
  words: readonly (string | undefined)[],
): Promise<TextVerdict> {
  const text = words.filter(Boolean).join('\n')
  return text === '' ? 'pass' : ctx.checkText(scene, text)
}

const refusal = (reason: 'content_refused' | 'content_unchecked', field?: string): Failure =>
  new Failure(reason, field && { [field]: new Failure(reason).message })
