/** WeChat turns rpx into whole px when a page loads: towards zero, but never to zero. */
function toPx(rpx: number, width: number): number {
  const px = Math.trunc((rpx / 750) * width + Math.sign(rpx) * 1e-4)
  return px || Math.sign(rpx)
}

/** `css` with every rpx length in px, for a page `width` px wide. */
export const convertRpx = (css: string, width: number): string =>
  css.includes('rpx')
    ? css.replace(/(-?\d*\.?\d+)rpx\b/g, (_all, n: string) => `${toPx(Number(n), width)}px`)
    : css
