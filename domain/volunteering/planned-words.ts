/**
 * What an activity's plan says in words: the same from the form to the page its volunteers read.
 * @module
 */

export interface PlannedWords {
  title: string
  about: string
  place: string
  /** What volunteers should be able to do or bring; empty when nothing is asked. */
  requirements: string
  risk: string
  insurance: string
}

/** The words of a plan, or of whatever holds one. */
export const plannedWordsOf = ({
  title,
  about,
  place,
  requirements = '',
  risk,
  insurance,
}: Omit<PlannedWords, 'requirements'> & {
  requirements?: string | undefined
}): PlannedWords => ({ title, about, place, requirements, risk, insurance })
