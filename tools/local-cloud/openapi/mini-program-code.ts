/**
 * wxacode.getUnlimited: a picture that leads to a page. A stand-in: WeChat's round code can't be made
 * elsewhere, so it is an ordinary QR code of `page?scene=…`, which the simulator's scanner reads.
 * @module
 */
import { PNG } from 'pngjs'
import { create } from 'qrcode'
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
    return { bytes: pictureOf(text, width), contentType: 'image/png' }
  }
}

const GREY = { colorType: 0, inputColorType: 0, inputHasAlpha: false, filterType: 0 } as const
const MARGIN = 2

/** A text as a square code: a grey PNG of `width` pixels, written without looking for the best filter. */
function pictureOf(text: string, width: number): Buffer {
  const { size, data: modules } = create(text, { errorCorrectionLevel: 'M' }).modules
  const pixels = Buffer.alloc(width * width, 0xff)
  const moduleAt = Array.from(
    { length: width },
    (_, pixel) => Math.floor((pixel * (size + 2 * MARGIN)) / width) - MARGIN,
  )
  for (const [y, row] of moduleAt.entries())
    for (const [x, column] of moduleAt.entries()) {
      const isInside = row >= 0 && row < size && column >= 0 && column < size
      if (isInside && modules[row * size + column]) pixels[y * width + x] = 0
    }
  return PNG.sync.write(Object.assign(new PNG({ width, height: width }), { data: pixels }), GREY)
}
