/**
 * Ballots on paper in the open vote of households: each is read by two people apart, and the
 * household's own act on the phone always comes before what others read from a paper.
 * The product's own rule, as strict as that of a meeting's minutes.
 * @module
 */

export type HouseholdChoice = 'for' | 'against' | 'abstain'

/** What a household chose; `woman`: whether a woman spoke for it. */
export interface Vote {
  readonly choice: HouseholdChoice
  readonly woman: boolean
}

/** A paper as one person read it. */
export interface Reading extends Vote {
  /** Person id. */
  readonly by: string
}

/** Where a paper stands: one person read it, two read it differently, two read the same. */
export type PaperStanding = 'waits' | 'differs' | 'agreed'

const isSame = (one: Vote, other: Vote): boolean =>
  one.choice === other.choice && one.woman === other.woman

/**
 * The readings of a paper after one more. A person has one reading, the last: reading again corrects it.
 * @returns `agreed` once two different people read the same, whoever else read something else
 */
export function readPaper<R extends Reading>(
  readings: readonly R[],
  next: R,
): { readings: R[]; standing: PaperStanding } {
  const others = readings.filter(({ by }) => by !== next.by)
  const standing = others.some((one) => isSame(one, next))
    ? 'agreed'
    : others.length === 0
      ? 'waits'
      : 'differs'
  return { readings: [...others, next], standing }
}

/** Where a paper stands by its readings alone. */
export const paperStanding = (readings: readonly Reading[]): 'waits' | 'differs' =>
  readings.length > 1 ? 'differs' : 'waits'

/**
 * What counts for a household, in whatever order things came: its last act on the phone, else the paper
 * that two people read alike, else nothing.
 */
export const countingVote = <V extends Vote>(phone: V | null, paper: V | null): V | null =>
  phone ?? paper
