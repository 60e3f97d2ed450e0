/** rich-text, canvas (2D) and video. */
import { addDom, define, element, emit, type Host } from './define'

interface RichNode {
  type?: string
  text?: string
  name?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}

function build(doc: Document, node: RichNode): Node {
  if (node.type === 'text' || node.text !== undefined) return doc.createTextNode(node.text ?? '')
  const made = doc.createElement(node.name ?? 'div')
  for (const [name, value] of Object.entries(node.attrs ?? {}))
    if (!/^on/i.test(name)) made.setAttribute(name, value)
  made.append(...(node.children ?? []).map((child) => build(doc, child)))
  return made
}

/** The harmless part of an HTML string, as rich-text shows it. */
function parse(doc: Document, html: string): Node[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  for (const bad of parsed.querySelectorAll('script,iframe,style,link')) bad.remove()
  for (const tag of parsed.querySelectorAll('*'))
    for (const { name } of [...tag.attributes]) if (/^on/i.test(name)) tag.removeAttribute(name)
  return [...parsed.body.childNodes].map((node) => doc.adoptNode(node))
}

define('rich-text', {
  props: { nodes: null, space: String, userSelect: Boolean, mode: String },
  setup: (host) => ({
    set: {
      nodes: (nodes: string | RichNode[] | null) => {
        const doc = element(host).ownerDocument
        const made =
          typeof nodes === 'string'
            ? parse(doc, nodes)
            : (nodes ?? []).map((node) => build(doc, node))
        element(host).replaceChildren(...made)
      },
    },
  }),
})

/** WeChat's canvas node: a real one, with the three methods that page scripts expect on it. */
function makeCanvas(host: Host): HTMLCanvasElement {
  const canvas = addDom(host, 'canvas')
  return Object.assign(canvas, {
    createImage: () => new Image(),
    requestAnimationFrame: (run: FrameRequestCallback) => requestAnimationFrame(run),
    cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
  })
}

define('canvas', {
  props: { type: String, canvasId: String, disableScroll: Boolean, nativeProps: null },
  events: ['error'],
  setup: (host) => ({ canvas: makeCanvas(host) }),
})

define('video', {
  props: {
    src: String,
    poster: String,
    controls: { type: Boolean, value: true },
    autoplay: Boolean,
    loop: Boolean,
    muted: Boolean,
    objectFit: { type: String, value: 'contain' },
    title: String,
    duration: Number,
    initialTime: Number,
    showCenterPlayBtn: { type: Boolean, value: true },
    showFullscreenBtn: { type: Boolean, value: true },
    showPlayBtn: { type: Boolean, value: true },
    enableProgressGesture: { type: Boolean, value: true },
  },
  events: [
    'play',
    'pause',
    'ended',
    'timeupdate',
    'error',
    'waiting',
    'loadedmetadata',
    'fullscreenchange',
  ],
  setup: (host) => {
    const video = addDom(host, 'video')
    for (const event of ['play', 'pause', 'ended', 'error'])
      video.addEventListener(event, () => emit(host, event))
    return {
      set: {
        src: (src: string) => {
          if (src) video.src = src
        },
        poster: (poster: string) => {
          if (poster) video.poster = poster
        },
        controls: (on: boolean) => {
          video.controls = on
        },
        loop: (on: boolean) => {
          video.loop = on
        },
      },
    }
  },
})
