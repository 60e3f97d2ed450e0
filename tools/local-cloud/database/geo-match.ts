/**
 * The geo operators of a query as tests of one stored value.
 * @module
 */
import { requestFailed } from './errors'
import {
  centre,
  distanceM,
  EARTH_RADIUS_M,
  intersects,
  nearestM,
  shapeOf,
  storedShape,
  within,
} from './geo'
import { type Doc, isDoc } from './values'

type Test = (v: unknown) => boolean

const metres = (v: unknown, name: string, otherwise: number): number => {
  if (v === undefined) return otherwise
  if (typeof v !== 'number' || !(v >= 0))
    throw requestFailed(`${name} must be a non-negative number`)
  return v
}

/** Where a `$near` query measures from, for sorting its answer by distance. */
export interface Near {
  readonly path: string
  distance(v: unknown): number
}

/** `$near` and `$nearSphere`: the distance of a stored value and whether it is near enough. */
export function nearOf(condition: unknown): { test: Test; distance: (v: unknown) => number } {
  const spec = isDoc(condition) ? condition : {}
  const from = centre(spec.$geometry ?? condition)
  const far = metres(spec.$maxDistance, '$maxDistance', Number.POSITIVE_INFINITY)
  const close = metres(spec.$minDistance, '$minDistance', 0)
  const distance = (v: unknown) => nearestM(from, v)
  return {
    distance,
    test: (v) => {
      const d = distance(v)
      return Number.isFinite(d) && d <= far && d >= close
    },
  }
}

function circle(spec: unknown): Test {
  if (!Array.isArray(spec) || spec.length !== 2 || typeof spec[1] !== 'number')
    throw requestFailed('$centerSphere needs a point and a radius')
  const from = centre(spec[0])
  const radius = spec[1] * EARTH_RADIUS_M
  return (v) => storedShape(v)?.points.some((p) => distanceM(from, p) <= radius) ?? false
}

function box(spec: unknown): Test {
  if (!Array.isArray(spec) || spec.length !== 2) throw requestFailed('$box needs two points')
  const [a, b] = [centre(spec[0]), centre(spec[1])]
  const ring = [a, [b[0], a[1]], b, [a[0], b[1]], a]
  const area = shapeOf({ type: 'Polygon', coordinates: [ring] })
  return (v) => {
    const shape = storedShape(v)
    return shape !== null && within(shape, area)
  }
}

/** The test of `$geoWithin` or `$geoIntersects`. */
export function geoTest(operator: string, condition: unknown): Test {
  if (!isDoc(condition)) throw requestFailed(`${operator} needs an object`)
  const spec: Doc = condition
  if (operator === '$geoWithin' && '$centerSphere' in spec) return circle(spec.$centerSphere)
  if (operator === '$geoWithin' && '$box' in spec) return box(spec.$box)
  const area = shapeOf(spec.$geometry)
  if (operator === '$geoWithin' && area.polygons.length === 0)
    throw requestFailed('$geoWithin only supports Polygon and MultiPolygon')
  return (v) => {
    const shape = storedShape(v)
    if (!shape) return false
    return operator === '$geoWithin' ? within(shape, area) : intersects(shape, area)
  }
}
