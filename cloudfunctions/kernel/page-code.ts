/**
 * Codes that open a page of the mini-program, for paper.
 * @module
 */
import { Failure } from './errors'
import type { Sdk } from './sdk'

/** Pixels of the picture; a poster prints it at about 4 cm. */
const CODE_WIDTH = 430

/** Makes the code of a page. `scene` is what the page gets, at most 32 characters. */
export type PageCoder = (scene: string, page: string) => Promise<Uint8Array>

/** The coder over WeChat's wxacode.getUnlimited. */
export function pageCoder(sdk: { openapi: Pick<Sdk['openapi'], 'wxacode'> }): PageCoder {
  return async (scene, page) => {
    try {
      const answer = await sdk.openapi.wxacode.getUnlimited({ scene, page, width: CODE_WIDTH })
      if (answer.buffer) return answer.buffer
    } catch {
      // Told below: whatever the reason, there is no code and nothing is lost.
    }
    throw new Failure('page_code_failed')
  }
}
