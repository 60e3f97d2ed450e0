/**
 * Where something is wrong: the places near a person's home, as they would say them.
 * @module
 */
import { ancestorAt, levelOf } from '@domain/people/path'
import type { HomeView } from '@functions/people/contract'

export interface PlaceChoice {
  path: string
  /** How it is kept and shown again, e.g. `桂花苑 3栋`. */
  name: string
  title: string
  hint: string
}

type Home = HomeView['homes'][number]

/** For each home: inside it, its building, its compound; each place once. */
export function placeChoices(homes: readonly Home[]): PlaceChoice[] {
  const choices = homes.flatMap((home) => [building(home), compound(home), household(home)])
  const seen = new Set<string>()
  return choices.flatMap((choice) => {
    if (!choice || seen.has(choice.path)) return []
    seen.add(choice.path)
    return [choice]
  })
}

function building(home: Home): PlaceChoice | undefined {
  const path = ancestorAt(home.path, 'building')
  const name = `${home.compoundName} ${home.buildingName}`
  return path ? { path, name, title: home.buildingName, hint: '楼道、电梯、楼门口' } : undefined
}

function compound(home: Home): PlaceChoice | undefined {
  const path = ancestorAt(home.path, 'compound')
  const { compoundName } = home
  const title = `${compoundName}的公共地方`
  return path ? { path, name: title, title, hint: '小区道路、大门、车棚、花园' } : undefined
}

function household(home: Home): PlaceChoice | undefined {
  if (levelOf(home.path) !== 'household') return undefined
  const name = `${home.compoundName} ${home.buildingName} ${home.roomMasked}`
  return { path: home.path, name, title: '我家里', hint: `${home.buildingName} ${home.roomMasked}` }
}
