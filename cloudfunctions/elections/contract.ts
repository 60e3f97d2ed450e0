/**
 * Elections (选举): what pages may ask of the `elections` function.
 * @module
 */
export * from './contract/voting'
