/**
 * Geometry for `$near`, `$geoWithin`, `$geoIntersects` and `$geoNear`, over the @turf libraries.
 * Distances are metres on MongoDB's sphere.
 * @module
 */
import booleanPointInPolygon from '@turf/boolean-point-in-polygon'
import { requestFailed } from './errors'
import { isDoc } from './values'

type Position = readonly [number, number]
type Ring = Position[]

/** MongoDB's radius of the earth in metres. */
export const EARTH_RADIUS_M = 6_378_100

interface Shape {
  readonly points: Position[]
  readonly lines: Position[][]
  readonly polygons: Ring[][]
}

const bad = (v: unknown) =>
  requestFailed(`unable to parse geometry: ${String(JSON.stringify(v)).slice(0, 80)}`)

function position(v: unknown): Position {
  if (!Array.isArray(v) || v.length < 2) throw bad(v)
  const [lng, lat] = v
  if (typeof lng !== 'number' || typeof lat !== 'number') throw bad(v)
  if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90))
    throw requestFailed(`longitude/latitude is out of bounds, lng: ${lng} lat: ${lat}`)
  return [lng, lat]
}

function list<T>(v: unknown, item: (x: unknown) => T): T[] {
  if (!Array.isArray(v)) throw bad(v)
  return v.map(item)
}

const line = (v: unknown) => list(v, position)

function polygon(v: unknown): Ring[] {
  return list(v, (r) => {
    const ring = list(r, position)
    const [first, last] = [ring[0], ring.at(-1)]
    if (!first || !last || ring.length < 4 || first[0] !== last[0] || first[1] !== last[1])
      throw requestFailed('Loop is not closed or has less than 4 positions')
    return ring
  })
}

/** Reads GeoJSON; throws where a query names a malformed geometry. */
export function shapeOf(v: unknown): Shape {
  if (!isDoc(v)) throw bad(v)
  const { type, coordinates: c } = v
  const none = { points: [], lines: [], polygons: [] }
  switch (type) {
    case 'Point':
      return { ...none, points: [position(c)] }
    case 'MultiPoint':
      return { ...none, points: line(c) }
    case 'LineString':
      return { ...none, lines: [line(c)] }
    case 'MultiLineString':
      return { ...none, lines: list(c, line) }
    case 'Polygon':
      return { ...none, polygons: [polygon(c)] }
    case 'MultiPolygon':
      return { ...none, polygons: list(c, polygon) }
    case 'GeometryCollection': {
      const parts = list(v.geometries, shapeOf)
      return {
        points: parts.flatMap((p) => p.points),
        lines: parts.flatMap((p) => p.lines),
        polygons: parts.flatMap((p) => p.polygons),
      }
    }
  }
  throw bad(v)
}

/** A stored value's geometry: GeoJSON or a legacy [lng, lat] pair; null when it is neither. */
export function storedShape(v: unknown): Shape | null {
  try {
    if (Array.isArray(v)) return { points: [position(v)], lines: [], polygons: [] }
    return isDoc(v) ? shapeOf(v) : null
  } catch {
    return null
  }
}

const radians = (degrees: number) => degrees * (Math.PI / 180)

/** The point of the unit sphere at a position. */
function onSphere([lng, lat]: Position): readonly [number, number, number] {
  const [theta, phi] = [radians(lng), radians(lat)]
  const ring = Math.cos(phi)
  return [Math.cos(theta) * ring, Math.sin(theta) * ring, Math.sin(phi)]
}

/** Metres between two points along the sphere, by the angle between their vectors as MongoDB does. */
export function distanceM(from: Position, to: Position): number {
  const [a, b] = [onSphere(from), onSphere(to)]
  const x = a[1] * b[2] - a[2] * b[1]
  const y = a[2] * b[0] - a[0] * b[2]
  const z = a[0] * b[1] - a[1] * b[0]
  const dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
  return Math.atan2(Math.sqrt(x * x + y * y + z * z), dot) * EARTH_RADIUS_M
}

/** Metres from a point to the nearest position of a stored geometry; Infinity when it has none. */
export function nearestM(from: Position, v: unknown): number {
  const shape = storedShape(v)
  if (!shape) return Number.POSITIVE_INFINITY
  if (shape.polygons.some((p) => inPolygon(from, p))) return 0
  const all = [...shape.points, ...shape.lines.flat(), ...shape.polygons.flat(2)]
  return all.reduce((best, p) => Math.min(best, distanceM(from, p)), Number.POSITIVE_INFINITY)
}

const inPolygon = (p: Position, rings: Ring[]): boolean =>
  booleanPointInPolygon([...p], {
    type: 'Polygon',
    coordinates: rings.map((ring) => ring.map((q) => [...q])),
  })

const cross = (o: Position, a: Position, b: Position) =>
  (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])

const onSegment = (a: Position, b: Position, p: Position) =>
  cross(a, b, p) === 0 &&
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1])

function segmentsMeet(a: Position, b: Position, c: Position, d: Position): boolean {
  const s = [cross(a, b, c), cross(a, b, d), cross(c, d, a), cross(c, d, b)].map(Math.sign)
  if (s[0] !== s[1] && s[2] !== s[3] && !s.includes(0)) return true
  return onSegment(a, b, c) || onSegment(a, b, d) || onSegment(c, d, a) || onSegment(c, d, b)
}

const pairs = (points: Position[]): [Position, Position][] =>
  points.slice(1).map((p, i) => [points[i] as Position, p])

const edges = (s: Shape) => [...s.lines, ...s.polygons.flat()].flatMap(pairs)

const vertices = (s: Shape) => [...s.points, ...s.lines.flat(), ...s.polygons.flat(2)]

/** Whether two geometries share a point. */
export function intersects(a: Shape, b: Shape): boolean {
  const touches = (p: Position, s: Shape) =>
    s.polygons.some((rings) => inPolygon(p, rings)) ||
    s.points.some((q) => q[0] === p[0] && q[1] === p[1]) ||
    edges(s).some(([x, y]) => onSegment(x, y, p))
  if (vertices(a).some((p) => touches(p, b)) || vertices(b).some((p) => touches(p, a))) return true
  const other = edges(b)
  return edges(a).some(([p, q]) => other.some(([r, t]) => segmentsMeet(p, q, r, t)))
}

/** Whether all of `inner` lies within the polygons of `area`. */
export function within(inner: Shape, area: Shape): boolean {
  const all = vertices(inner)
  return all.length > 0 && all.every((p) => area.polygons.some((rings) => inPolygon(p, rings)))
}

/** A centre point given as GeoJSON or a pair. */
export function centre(v: unknown): Position {
  if (Array.isArray(v)) return position(v)
  const point = shapeOf(v).points[0]
  if (!point) throw bad(v)
  return point
}
