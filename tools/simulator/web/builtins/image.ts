/** image and cover-image with WeChat's modes. */
import { addDom, dataOf, define, element, emit } from './define'

const FIT: Record<string, string> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
}

for (const name of ['image', 'cover-image'])
  define(name, {
    props: {
      src: String,
      mode: { type: String, value: 'scaleToFill' },
      lazyLoad: Boolean,
      fadeIn: Boolean,
      webp: Boolean,
      showMenuByLongpress: Boolean,
      forceHttps: Boolean,
      referrerPolicy: String,
    },
    events: ['load', 'error'],
    setup: (host) => {
      const image = addDom(host, 'img')
      image.draggable = false
      image.alt = ''
      const fitHost = () => {
        const { mode } = dataOf<{ mode: string }>(host)
        const auto = mode === 'widthFix' ? 'height' : mode === 'heightFix' ? 'width' : undefined
        if (!auto) return
        element(host).style[auto] = 'auto'
        image.style[auto] = 'auto'
      }
      image.onload = () => {
        image.style.visibility = ''
        emit(host, 'load', { width: image.naturalWidth, height: image.naturalHeight })
        fitHost()
      }
      image.onerror = () => {
        image.style.visibility = 'hidden'
        emit(host, 'error', { errMsg: `GET ${image.src} error` })
      }
      return {
        set: {
          src: (src: string) => {
            if (src) image.src = src
            else image.removeAttribute('src')
          },
          mode: (mode: string) => {
            image.style.objectFit = FIT[mode] ?? 'none'
            image.style.objectPosition = FIT[mode] ? '' : mode
            fitHost()
          },
        },
      }
    },
  })
