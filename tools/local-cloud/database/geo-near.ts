/**
 * `$geoNear`: the first stage of an aggregate that sorts by distance.
 * @module
 */
import type { Collection } from './collection'
import { requestFailed } from './errors'
import { find, type Reader } from './find'
import { centre, nearestM, storedShape } from './geo'
import { compileQuery } from './match'
import { splitPath, valueAt } from './paths'
import { locate, write } from './update-path'
import { copyValue, type Doc, isDoc } from './values'

const limitOf = (v: unknown, otherwise: number) => (typeof v === 'number' ? v : otherwise)

/** The field that holds the points when the stage doesn't say. */
function pointField(docs: readonly Doc[]): string | undefined {
  for (const doc of docs)
    for (const [k, v] of Object.entries(doc)) if (isDoc(v) && storedShape(v)) return k
  return undefined
}

/** Documents with their distance in metres, the nearest first. */
export function geoNear(collection: Collection, spec: unknown, reader: Reader): Doc[] {
  if (!isDoc(spec) || typeof spec.distanceField !== 'string')
    throw requestFailed("$geoNear requires a 'distanceField' option as a String")
  const from = centre(spec.near)
  const query = isDoc(spec.query) ? spec.query : {}
  const all = { query, sort: [], wanted: Number.POSITIVE_INFINITY }
  const docs = find(collection, all, compileQuery(query), reader).map((r) => r.doc)
  const key = typeof spec.key === 'string' ? spec.key : pointField(docs)
  if (key === undefined) return []
  const far = limitOf(spec.maxDistance, Number.POSITIVE_INFINITY)
  const close = limitOf(spec.minDistance, 0)
  const path = splitPath(key)
  const target = splitPath(spec.distanceField)
  const found = docs
    .map((doc) => ({ doc, metres: nearestM(from, valueAt(doc, path)) }))
    .filter((x) => Number.isFinite(x.metres) && x.metres <= far && x.metres >= close)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, limitOf(spec.limit ?? spec.num, Number.POSITIVE_INFINITY))
  return found.map(({ doc, metres }) => {
    const out = copyValue(doc)
    const place = locate(out, target, true)
    if (place) write(place, metres * limitOf(spec.distanceMultiplier, 1))
    if (typeof spec.includeLocs === 'string') {
      const locs = locate(out, splitPath(spec.includeLocs), true)
      if (locs) write(locs, valueAt(doc, path))
    }
    return out
  })
}
