/**
 * What a region profile holds: every number that law or a local scheme sets, each with its source.
 * A process copies the values it runs by when it starts, with the profile's id and version.
 * @module
 */
import type { Urgency } from '../requests/categories'
import type { Span } from '../time/spans'
import type { ConventionNumbers } from './conventions'
import type { OfficeNumbers } from './offices'
import type { PointsScheme } from './points'
import type { PrivacyNumbers } from './privacy'

/** How far a value can be relied on. `default` is the product's own choice, no rule. */
export type Confidence = 'statute' | 'government' | 'example' | 'default'

/** A value with where it comes from. */
export interface Sourced<Value> {
  readonly value: Value
  readonly source: string
  readonly confidence: Confidence
}

export interface RegionProfile {
  readonly id: string
  /** Grows with every change of a value. */
  readonly version: number
  readonly name: string
  /** Two letters that start the short numbers of its requests. */
  readonly numberPrefix: string
  /** Service level of requests; every span counts from submission. */
  readonly sla: {
    /** Until someone has accepted or refused. */
    readonly accept: Readonly<Record<Urgency, Sourced<Span>>>
    /** Until a result is handed in. */
    readonly resolve: Readonly<Record<Urgency, Sourced<Span>>>
  }
  /** Terms of office and how long proposals stay open. */
  readonly offices: OfficeNumbers
  /** Volunteering and points. */
  readonly points: PointsScheme
  /** How long what people ask about their data takes. */
  readonly privacy: PrivacyNumbers
  /** How a convention is decided, and when it is looked at again. */
  readonly conventions: ConventionNumbers
}
