/**
 * A secret as thirty-six Chinese characters in nine groups, for a scrutineer to write on paper:
 * thirty-two for the secret, four to notice a slip of the pen.
 * @module
 */
import { concat, equalBytes } from './bytes'
import { group } from './group'
import { hash } from './hash'
import { PHRASE_CHARACTERS } from './phrase-characters'
import { failure, type Result, success } from './result'

const CHECK_BYTES = 4
const VALUES = new Map([...PHRASE_CHARACTERS].map((character, value) => [character, value]))

/** How many characters a phrase has, spaces aside. */
export const PHRASE_LENGTH = group.scalarBytes + CHECK_BYTES

function checkOf(secret: Uint8Array): Uint8Array {
  return hash('phrase', secret).slice(0, CHECK_BYTES)
}

/** The phrase of a secret, groups of four parted by spaces. Whoever reads it holds the secret. */
export function phraseOf(secret: bigint): string {
  const bytes = group.encodeScalar(secret)
  const characters = [...concat(bytes, checkOf(bytes))].map((byte) =>
    PHRASE_CHARACTERS.charAt(byte),
  )
  return characters.join('').replace(/(.{4})(?=.)/g, '$1 ')
}

/**
 * The secret of a phrase as a person typed it: spaces, line breaks and punctuation don't matter.
 * Fails with `PHRASE_INVALID`; the detail gives the position of a foreign character.
 */
export function parsePhrase(text: string): Result<bigint> {
  const characters = [...text.replace(/[\s,.，。、；;:：\d-]/g, '')]
  if (characters.length !== PHRASE_LENGTH)
    return failure('PHRASE_INVALID', `${characters.length} characters, ${PHRASE_LENGTH} needed`)
  const values = characters.map((character) => VALUES.get(character))
  const foreign = values.indexOf(undefined)
  if (foreign >= 0) return failure('PHRASE_INVALID', `character ${foreign + 1} is never used`)
  const bytes = new Uint8Array(values.map((value) => value ?? 0))
  const secret = bytes.slice(0, group.scalarBytes)
  const scalar = group.decodeScalar(secret)
  return scalar && equalBytes(bytes.slice(group.scalarBytes), checkOf(secret))
    ? success(scalar)
    : failure('PHRASE_INVALID', 'a character is wrong or two changed places')
}
