/** @module Where the build reads and writes. */
import path from 'node:path'

/** The project's root folder. */
export const root = path.resolve(__dirname, '../..')

/** An absolute path inside the project. */
export const inProject = (...parts: string[]): string => path.join(root, ...parts)

/** Everything built lands here. */
export const dist = inProject('dist')
