/** @module Each tag that a template uses is WeChat's own or registered where it is used. */
import { registeredTags, resolveFrom, type Weapp } from './package'

/** WeChat's built-in tags, with those of the template language itself. */
const BUILT_IN = new Set(
  `view scroll-view swiper swiper-item movable-area movable-view cover-view cover-image match-media
  page-container root-portal share-element icon text rich-text progress button checkbox checkbox-group
  editor form input keyboard-accessory label picker picker-view picker-view-column radio radio-group
  slider switch textarea navigator functional-page-navigator image video camera audio live-player
  live-pusher voip-room map canvas web-view ad ad-custom official-account open-data page-meta
  navigation-bar native-component aria-component channel-live channel-video store-home store-product
  draggable-sheet grid-view list-view sticky-header sticky-section list-builder grid-builder nested-scroll-header nested-scroll-body
  tap-gesture-handler double-tap-gesture-handler scale-gesture-handler force-press-gesture-handler
  pan-gesture-handler vertical-drag-gesture-handler horizontal-drag-gesture-handler
  long-press-gesture-handler snapshot span open-container slot-view native-slot selection inline-payment-panel
  block template import include slot wxs`.split(/\s+/),
)

/** A template with the templates that it imports or includes. */
function withImports(weapp: Weapp, file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !weapp.has(file)) return seen
  seen.add(file)
  for (const [, target = ''] of weapp
    .text(file)
    .matchAll(/<(?:import|include)\b[^>]*?\bsrc="([^"]+)"/g))
    withImports(weapp, resolveFrom(file, target), seen)
  return seen
}

function tagsIn(wxml: string): Set<string> {
  // expressions, comments and inline scripts may hold a `<` that opens no tag
  const bare = wxml
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\{\{[\s\S]*?\}\}/g, '')
    .replace(/<wxs\b[^>]*>[\s\S]*?<\/wxs>/g, '')
  return new Set([...bare.matchAll(/<([a-z][\w-]*)/g)].map(([, tag = '']) => tag))
}

/** Tags that a page or component uses, itself or through an import, without anyone registering them. */
export function unregisteredTags(weapp: Weapp): string[] {
  const global = new Set(Object.keys(weapp.app.usingComponents ?? {}))
  const tagsOf = new Map<string, Set<string>>()
  const known = (file: string) => {
    const tags = tagsOf.get(file) ?? tagsIn(weapp.text(file))
    tagsOf.set(file, tags)
    return tags
  }
  return weapp.files
    .filter((file) => file.endsWith('.wxml') && weapp.has(file.replace(/wxml$/, 'json')))
    .flatMap((file) => {
      const own = registeredTags(weapp.json(file.replace(/wxml$/, 'json')))
      const used = new Set([...withImports(weapp, file)].flatMap((part) => [...known(part)]))
      return [...used]
        .filter((tag) => !BUILT_IN.has(tag) && !global.has(tag) && !(tag in own))
        .map((tag) => `${file}: <${tag}> is registered nowhere`)
    })
}
