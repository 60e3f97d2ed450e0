/**
 * The phone's way to the cloud functions. Pages import from here and nowhere deeper.
 * @module
 */
export { call, inputErrors } from './call'
export { CallError, type CallErrorKind } from './errors'
export { type Command, useCommand } from './use-command'
export { type Paged, usePaged } from './use-paged'
export { type Photo, type Photos, usePhotos } from './use-photos'
export { type Query, useDidShowAgain, useQuery } from './use-query'
