/**
 * The desk at which what is on paper is entered: each picture read by two people apart.
 * @module
 */

/** A photographed paper that waits; of what others read only how much it is. */
export interface DeskSheet<Own> {
  /** The picture's id. */
  sheet: string
  /** Who took the picture. */
  byName: string
  /** Whether the picture was not fit to be seen and is taken away: what was read waits in vain. */
  gone: boolean
  /** What the caller read. */
  own: Own[]
  /** How much only others have read: the second person must read it from the picture. */
  others: number
}

/** A home of the building, to be chosen by its room. */
export interface DeskRoom {
  path: string
  room: string
}
