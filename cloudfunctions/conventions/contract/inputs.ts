/**
 * Inputs that the parts of this contract share.
 * @module
 */
import * as v from 'valibot'

/** Id of a version, a convention or an opinion. */
export const id = v.pipe(v.string(), v.regex(/^[0-9a-z]{8,40}$/, '编号不对，请返回重试'))

/** Words that others will read, 1 to `most` characters. */
export const words = (what: string, most: number) =>
  v.pipe(
    v.string(`请写${what}`),
    v.trim(),
    v.minLength(1, `请写${what}`),
    v.maxLength(most, `${what}最多 ${most} 个字`),
  )
