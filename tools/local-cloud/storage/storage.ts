/**
 * Cloud storage: the `storage.*` actions of the wire, and uploads and downloads by signed link.
 * @module
 */
import { invalidParam } from '../database/errors'
import { Links } from './links'
import { checkCloudPath, FileIds } from './paths'
import type { Shelf, StoredFile } from './shelf'

/** Files in one call at most, as in the service. */
const FILES_A_CALL = 50
/** Seconds a link works unless asked otherwise; the service's default is two hours. */
const LINK_SECONDS = 7_200
/** Where files are served below the cloud's address. */
export const FILES_AT = '/__storage/'

type Params = Readonly<Record<string, unknown>>

/** A link for one file, or why there is none. */
export interface TempUrl {
  readonly code: 'SUCCESS' | 'STORAGE_FILE_NONEXIST'
  readonly fileID: string
  readonly tempFileURL: string
  readonly maxAge: number
}

/** What storage needs to know. */
export interface StorageParts {
  readonly envId: string
  readonly shelf: Shelf
  now(): number
  /** Address of the running server, for links. */
  baseUrl(): string
  /** A file came or went. */
  changed(): void
}

const fileList = (value: unknown, name: string): unknown[] => {
  if (!Array.isArray(value)) throw invalidParam(`${name} must be an array`)
  if (value.length > FILES_A_CALL)
    throw invalidParam(`${name} has ${value.length} files, at most ${FILES_A_CALL} are allowed`)
  return value
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/** The storage of one environment. */
export class Storage {
  readonly ids: FileIds
  private readonly links = new Links()

  constructor(private readonly parts: StorageParts) {
    this.ids = new FileIds(parts.envId)
  }

  /** Answers a `storage.*` action; throws a `WireError`. */
  async handle(action: string, params: Params): Promise<Record<string, unknown>> {
    switch (action) {
      case 'storage.getUploadMetadata':
        return this.uploadMetadata(checkCloudPath(params.path))
      case 'storage.batchGetDownloadUrl':
        return {
          download_list: this.linkAll(params.file_list),
        }
      case 'storage.batchDeleteFile':
        return {
          delete_list: await Promise.all(
            fileList(params.fileid_list, 'fileid_list').map((id) => this.remove(id)),
          ),
        }
      default:
        throw invalidParam(`unknown action ${action.slice(0, 64)}`)
    }
  }

  private uploadMetadata(path: string): Record<string, unknown> {
    return {
      url: `${this.parts.baseUrl()}${FILES_AT}${encodeURI(path)}`,
      token: 'local',
      authorization: this.links.forUpload(path),
      fileId: this.ids.of(path),
      cosFileId: Buffer.from(path).toString('base64'),
    }
  }

  /** Links for files given as `{ fileid, max_age? }`, at most 50. */
  linkAll(files: unknown, baseUrl?: string): TempUrl[] {
    return fileList(files, 'file_list').map((file) =>
      this.link(field(file, 'fileid'), field(file, 'max_age'), baseUrl),
    )
  }

  private link(fileId: unknown, maxAge: unknown, baseUrl = this.parts.baseUrl()): TempUrl {
    const seconds = typeof maxAge === 'number' && maxAge > 0 ? maxAge : LINK_SECONDS
    const path = this.ids.pathOf(fileId)
    const about = { fileID: String(fileId), maxAge: seconds }
    if (path === undefined || !this.parts.shelf.find(path))
      return { code: 'STORAGE_FILE_NONEXIST', tempFileURL: '', ...about }
    const query = this.links.forDownload(path, this.parts.now() + seconds * 1000)
    return {
      code: 'SUCCESS',
      // The SDK encodes it once more when it downloads, so the path stays as it is.
      tempFileURL: `${baseUrl}${FILES_AT}${path}?${query}`,
      ...about,
    }
  }

  /** Stores a file; answers its id. Durable when it answers. */
  async put(
    cloudPath: string,
    content: Buffer,
    about: { contentType?: string; openid?: string } = {},
  ): Promise<string> {
    const path = checkCloudPath(cloudPath)
    const { contentType = 'application/octet-stream', openid = '' } = about
    const uploadedAt = this.parts.now()
    await this.parts.shelf.put(
      { path, bytes: content.length, contentType, uploadedAt, openid },
      content,
    )
    this.parts.changed()
    return this.ids.of(path)
  }

  /** Whether an upload by link may go to that path. */
  allowsUpload(path: string, authorization: unknown): boolean {
    return this.links.allowsUpload(path, authorization)
  }

  /** The path of the file that a link of ours leads to; undefined for any other link. */
  pathOfLink(link: string): string | undefined {
    if (!URL.canParse(link)) return undefined
    const { pathname, searchParams } = new URL(link)
    if (!pathname.startsWith(FILES_AT)) return undefined
    const path = decodeURIComponent(pathname.slice(FILES_AT.length))
    if (!this.links.allowsDownload(path, searchParams, this.parts.now())) return undefined
    return this.parts.shelf.find(path)?.path
  }

  /** A file by link: undefined when there is none, null when the link is wrong or too old. */
  async download(
    path: string,
    query: URLSearchParams,
  ): Promise<{ file: StoredFile; content: Buffer } | null | undefined> {
    if (!this.links.allowsDownload(path, query, this.parts.now())) return null
    return this.read(this.ids.of(path))
  }

  /** A file by id. */
  async read(fileId: string): Promise<{ file: StoredFile; content: Buffer } | undefined> {
    const path = this.ids.pathOf(fileId)
    const file = path === undefined ? undefined : this.parts.shelf.find(path)
    const content = file && (await this.parts.shelf.get(file.path))
    return file && content && { file, content }
  }

  /** What is known of a file, by id. */
  find(fileId: unknown): StoredFile | undefined {
    const path = this.ids.pathOf(fileId)
    return path === undefined ? undefined : this.parts.shelf.find(path)
  }

  /** Removes a file by id. */
  async remove(fileId: unknown): Promise<{ code: string; fileID: string }> {
    const path = this.ids.pathOf(fileId)
    const removed = path !== undefined && (await this.parts.shelf.remove(path))
    if (removed) this.parts.changed()
    return { code: removed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID: String(fileId) }
  }

  /** All files, newest first. */
  list(): StoredFile[] {
    return this.parts.shelf.list()
  }
}
