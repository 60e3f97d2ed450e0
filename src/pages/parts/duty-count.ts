import type { HomeView } from '@functions/people/contract'

/** How much waits for someone on duty: all that needs them, less what they reported themselves. */
export function dutyCount({ needsMe, needsMeCount }: HomeView): number {
  // Answers come first in the list, so up to three are known for sure; nobody on duty has more.
  return needsMeCount - needsMe.filter(({ kind }) => kind === 'request_to_answer').length
}
