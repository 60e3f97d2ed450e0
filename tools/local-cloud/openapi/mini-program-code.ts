/**
 * wxacode.getUnlimited: a picture that leads to a page. A stand-in: WeChat's round code can't be made
 * elsewhere, so it is an ordinary QR code of `page?scene=…`, which the simulator's scanner reads.
 * @module
 */
import { toBuffer } from 'qrcode'
import { type OpenApi, refuse } from './open-api'
import { Quota } from './quota'

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~%]{1,32}$/
const NARROWEST = 280
const WIDEST = 1280
const NORMAL_WIDTH = 430

/** Makes the stand-in. `pages` are those of the mini-program; without them no page is refused. */
export function createMiniProgramCode(pages?: readonly string[]): OpenApi {
  const quota = new Quota(5_000, Number.POSITIVE_INFINITY)
  return async (data, { now }) => {
    const { scene, page = pages?.[0] ?? 'pages/index/index', check_path: check = true } = data
    const { width = NORMAL_WIDTH, env_version: version = 'release' } = data
    if (typeof scene !== 'string' || !SCENE.test(scene)) return refuse(40129, 'invalid scene')
    if (typeof page !== 'string' || page.startsWith('/') || page.includes('?'))
      return refuse(41030, 'invalid page')
    if (check !== false && pages && !pages.includes(page)) return refuse(41030, 'invalid page')
    if (typeof width !== 'number' || width < NARROWEST || width > WIDEST)
      return refuse(40097, `invalid args: width must be ${NARROWEST} to ${WIDEST}`)
    if (!['release', 'trial', 'develop'].includes(String(version)))
      return refuse(40097, 'invalid args: env_version')
    if (quota.take(now())) return refuse(45009, 'reach max api minute quota limit')
    const text = `${page}?scene=${encodeURIComponent(scene)}`
    const bytes = await toBuffer(text, { width, margin: 2, errorCorrectionLevel: 'M' })
    return { bytes, contentType: 'image/png' }
  }
}
