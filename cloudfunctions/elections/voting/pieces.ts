/**
 * How much of a large board is worked on at once, so that no run of the timer comes near the function's
 * limits: 20 s, 512 MB, and answers of some MB from the database.
 * @module
 */

/** Ballots added up in one piece: half a second. */
export const PIECE_BALLOTS = 100
/** Pieces in one run, beside the time. */
export const PIECES_A_RUN = 60
/** How long a board is read in one run, milliseconds: seconds are enough for thousands of ballots. */
export const READ_MS = 12_000
/** After so long in one run no further piece is begun, milliseconds. */
export const ADD_MS = 7_000
