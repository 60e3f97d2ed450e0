/**
 * The phone's way to the cloud functions. Pages import from here and nowhere deeper.
 * @module
 */
export { Answer } from './answer'
export { askForPush } from './ask-push'
export { call, inputErrors } from './call'
export { CitedClauses } from './cited-clauses'
export { CloudPhotos } from './cloud-photos'
export { CallError } from './errors'
export { openFile } from './open-file'
export { PagedList } from './paged-list'
export { usePhotoUrls } from './photo-urls'
export { randomHex } from './random'
export { uploadFile } from './upload-file'
export { uploadPicture } from './upload-photo'
export { useCommand } from './use-command'
export { useMadeFile } from './use-made-file'
export { useOwnPlace } from './use-own-place'
export { type Paged, usePaged } from './use-paged'
export { type Photos, usePhotos } from './use-photos'
export { usePullToRefresh } from './use-pull'
export { type Query, useQuery } from './use-query'
