/** @module Names of files: the cloud path a program chooses and the file id the service gives. */
import { WireError } from '../database/errors'

/** Bytes of a path at most, as the service documents. */
const LONGEST_PATH = 850
const UNSAFE = /[\p{Cc}?#%\\]/u

const badPath = (path: string, why: string) =>
  new WireError(
    'STORAGE_SIGN_PARAM_INVALID',
    `[InvalidParameter] the cloud path '${path.slice(0, 100)}' ${why}`,
  )

/** Checks a cloud path by the service's rules; throws what is wrong with it. */
export function checkCloudPath(path: unknown): string {
  if (typeof path !== 'string' || path === '') throw badPath(String(path), 'is empty')
  if (path.startsWith('/') || path.endsWith('/')) throw badPath(path, 'starts or ends with /')
  if (path.includes('//')) throw badPath(path, 'has an empty part')
  if (path.split('/').some((part) => part === '.' || part === '..'))
    throw badPath(path, 'has a part . or ..')
  if (UNSAFE.test(path)) throw badPath(path, 'has a character that file names may not have')
  if (Buffer.byteLength(path) > LONGEST_PATH) throw badPath(path, 'is longer than 850 bytes')
  return path
}

/** File ids of one environment: `cloud://<env>.<bucket>/<path>`. */
export class FileIds {
  private readonly prefix: string

  constructor(envId: string) {
    this.prefix = `cloud://${envId}.6c6f-${envId}-1300000000/`
  }

  /** The id of a path. */
  of(path: string): string {
    return `${this.prefix}${path}`
  }

  /** The path of an id; undefined when it is no id of this environment. */
  pathOf(fileId: unknown): string | undefined {
    if (typeof fileId !== 'string' || !fileId.startsWith(this.prefix)) return undefined
    return fileId.slice(this.prefix.length)
  }
}
