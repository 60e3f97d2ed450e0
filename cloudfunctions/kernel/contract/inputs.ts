/**
 * Inputs that the contracts of several contexts ask for.
 * @module
 */
import { isPath, levelOf } from '@domain/people/path'
import * as v from 'valibot'

/** Where the next page of a list begins; absent for the first. It is opaque to who sends it. */
export const cursorInput = v.optional(v.pipe(v.string(), v.maxLength(300)))

/** Words that others will read, 1 to `most` characters; `empty` says what to write. */
export const wordsInput = (empty: string, most = 200) =>
  v.pipe(
    v.string(empty),
    v.trim(),
    v.minLength(1, empty),
    v.maxLength(most, `最多写 ${most} 个字，请精简一些`),
  )

/** Path of a compound. */
export const compoundInput = v.pipe(
  v.string('请选择小区'),
  v.check((path) => isPath(path) && levelOf(path) === 'compound', '请选择小区'),
)
