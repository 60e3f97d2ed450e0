/**
 * Elections (我选楼栋长): what pages may ask of the `elections` function, part by part.
 * @module
 */
export * from './contract/nomination'
export * from './contract/plan'
export * from './contract/printing'
export * from './contract/read'
export * from './contract/result'
export * from './contract/roll'
export * from './contract/scrutineers'
export * from './contract/terms'
export * from './contract/voting'
