/**
 * Rows that make grids, known by their code.
 * @module
 */
import { covers, segmentsOf } from '../people/path'
import { buildingName, isName, tight } from './cells'
import { findChild, isFirst } from './find-place'
import { type GridShape, gridKindOf, isGridCode, placeTaken } from './grids'
import type { GridFacts, Judged, Known, KnownPlace, Row } from './plan'

/** Id of a grid: its code stands once in a district. */
const gridId = (scope: string, code: string): string =>
  `${segmentsOf(scope)[0] ?? ''}.${code.toLowerCase()}`

/** Every place of a level and name below the scope. */
const named = (known: Known, level: KnownPlace['level'], name: string): KnownPlace[] =>
  [...known.places.values()].filter((one) => one.level === level && tight(one.name) === tight(name))

/** A compound, or a building written as `小区/楼栋`, below `home`. */
function placeNamed(known: Known, home: string, text: string): string | undefined {
  const [compoundName = '', building] = text.split('/').map(tight)
  const compounds = named(known, 'compound', compoundName).filter((one) => covers(home, one.path))
  const [compound] = compounds
  if (!compound || compounds.length > 1) return undefined
  if (building === undefined) return compound.path
  return findChild(known, compound.path, buildingName(building))?.path
}

/** Paths of what a row says it covers; what can't be found is said. */
function coversOf({ texts, problems, known }: Row, home: string): string[] {
  const parts = (texts.covers ?? '').split(/[、,，;；]/).map(tight)
  return parts.filter(Boolean).flatMap((part) => {
    const path = placeNamed(known, home, part)
    if (path === undefined) problems.add('covers_unknown', 'covers', { value: part })
    return path === undefined ? [] : [path]
  })
}

/** Where the grid belongs, or undefined with the problem said. */
function homeOf({ texts, problems, known }: Row, isOrdinary: boolean): string | undefined {
  const value = texts.community ?? ''
  if (value === '') {
    if (!isOrdinary) return known.scope
    problems.add('community_needed', 'community')
    return undefined
  }
  const [found, second] = named(known, 'community', value)
  if (!found || second) problems.add('unknown_community', 'community', { value })
  return found?.path
}

function* otherGrids({ known, taken }: Row): Generator<GridShape> {
  for (const [id, facts] of known.grids) if (!taken.grids.has(id)) yield { id, ...facts }
  for (const [id, facts] of taken.grids) yield { id, ...facts }
}

/** The words of a row, looked at one by one. */
function factsOf(row: Row): GridFacts | undefined {
  const { texts, problems } = row
  const code = tight(texts.code ?? '').toUpperCase()
  if (code !== '' && !isGridCode(code)) problems.add('bad_code', 'code', { value: code })
  const name = tight(texts.name ?? '')
  if (name !== '' && !isName(name)) problems.add('bad_name', 'name', { value: name })
  const kind = gridKindOf(tight(texts.kind ?? ''))
  if (texts.kind && !kind) problems.add('unknown_option', 'kind', { value: texts.kind })
  const federation = tight(texts.federation ?? '')
  if (federation && !isName(federation)) {
    problems.add('bad_name', 'federation', { value: federation })
  }
  const home = homeOf(row, kind === 'ordinary')
  if (!kind || home === undefined || problems.found.length > 0) return undefined
  const paths = coversOf(row, home)
  return {
    code,
    name,
    kind,
    home,
    covers: [...new Set(paths)].sort(),
    federation: federation || null,
  }
}

/** A grid with what it covers. */
export function judgeGrid(row: Row): Judged | undefined {
  const { problems, known, taken } = row
  const facts = factsOf(row)
  if (!facts || problems.found.length > 0) return undefined
  const id = gridId(known.scope, facts.code)
  if (!isFirst(row, `grid\n${id}`, 'code')) return undefined
  const was = known.grids.get(id)
  if (was && !covers(known.scope, was.home)) {
    problems.add('other_path', 'code', { value: facts.code, other: '别的街镇' })
    return undefined
  }
  const clash = placeTaken({ id, ...facts }, otherGrids(row))
  if (clash) {
    const value = known.places.get(clash.path)?.name ?? '这一处'
    problems.add('covers_taken', 'covers', { value, other: clash.by.name })
    return undefined
  }
  taken.grids.set(id, facts)
  if (!was) return { outcome: 'added', writes: [{ to: 'grids', id, set: facts }] }
  const isSame = JSON.stringify(ordered(was)) === JSON.stringify(ordered(facts))
  return isSame
    ? { outcome: 'same', writes: [] }
    : { outcome: 'changed', writes: [{ to: 'grids', id, set: facts }] }
}

const ordered = ({ code, name, kind, home, covers: paths, federation }: GridFacts) => [
  code,
  name,
  kind,
  home,
  [...paths].sort(),
  federation,
]
