/**
 * The place a page is about when it was opened without one: the reader's own.
 * @module
 */
import { ancestorAt } from '@domain/people/path'
import { getMe } from '@functions/people/contract'
import { useQuery } from './use-query'

/**
 * The path a page was given, else the compound the reader lives in, else the place they serve.
 * @returns undefined while that is asked for; an empty text when they belong nowhere
 */
export function useOwnPlace(given: string | undefined): string | undefined {
  const path = given === undefined ? '' : decodeURIComponent(given)
  const me = useQuery(getMe, path === '' ? {} : undefined)
  if (path !== '') return path
  if (me.data === undefined) return me.error && ''
  const { homes, duties } = me.data
  const [home] = homes
  return (home && ancestorAt(home.path, 'compound')) ?? duties[0]?.scope ?? ''
}
