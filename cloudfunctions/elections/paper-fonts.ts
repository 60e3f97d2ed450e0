/**
 * The fonts deployed beside this function.
 * @module
 */
import { type PaperFonts, paperFonts } from '../kernel/paper'

/** Found when first needed. This file lies where `assets.json` does. */
export const electionFonts = (): PaperFonts => paperFonts(__dirname)
