/** Choosing, showing and drawing pictures; temporary files. */
import { chooseFiles, readTemp, tempPath, writeOwn } from '../ui/files'
import { previewImage } from '../ui/preview'
import { USER_DATA_PATH } from './system'
import { Cancelled, provide, provideAsync } from './wx'

interface ChooseOptions {
  count?: number
  mediaType?: string[]
  sourceType?: string[]
  type?: string
  extension?: string[]
}

async function sizeOf(src: string): Promise<{ width: number; height: number }> {
  const image = new Image()
  image.src = src
  await image.decode()
  return { width: image.naturalWidth, height: image.naturalHeight }
}

async function describeFile(file: File) {
  const path = tempPath(file)
  const isImage = file.type.startsWith('image/')
  const size = isImage ? await sizeOf(path).catch(() => ({ width: 0, height: 0 })) : undefined
  const fileType = file.type.split('/')[0]
  return {
    tempFilePath: path,
    path,
    size: file.size,
    fileType,
    ...(size ?? { width: 0, height: 0 }),
  }
}

async function choose(options: ChooseOptions, accept: string) {
  const capture = options.sourceType?.length === 1 && options.sourceType[0] === 'camera'
  const files = await chooseFiles(options.count ?? 9, accept, capture)
  if (files.length === 0) throw new Cancelled()
  return Promise.all(files.map(describeFile))
}

const acceptOf = (types: string[]) =>
  types.includes('mix') || types.includes('video') ? 'image/*,video/*' : 'image/*'

async function chooseMessageFile(options: ChooseOptions) {
  const accept =
    options.type === 'image'
      ? 'image/*'
      : (options.extension ?? []).map((e) => `.${e.replace(/^\./, '')}`).join(',')
  const files = await chooseFiles(options.count ?? 100, accept)
  if (files.length === 0) throw new Cancelled()
  const described = await Promise.all(files.map(describeFile))
  const tempFiles = described.map((file, i) => ({
    ...file,
    name: files[i]?.name ?? '',
    time: Math.round((files[i]?.lastModified ?? 0) / 1000),
    type: file.fileType === 'image' || file.fileType === 'video' ? file.fileType : 'file',
  }))
  return { tempFiles }
}

interface CanvasOptions {
  canvas: HTMLCanvasElement
  fileType?: string
  quality?: number
}

const canvasToTempFilePath = ({ canvas, fileType, quality }: CanvasOptions) =>
  new Promise((resolve, reject) => {
    const done = (blob: Blob | null) => {
      if (blob) resolve({ tempFilePath: tempPath(blob) })
      else reject(new Error('the canvas is empty'))
    }
    canvas.toBlob(done, fileType === 'jpg' ? 'image/jpeg' : 'image/png', quality)
  })

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

interface ReadOptions {
  filePath: string
  encoding?: string
}

const readFile = async ({ filePath, encoding }: ReadOptions) => {
  const blob = await readTemp(filePath)
  if (encoding === 'base64') return { data: await toBase64(blob) }
  return { data: encoding ? await blob.text() : await blob.arrayBuffer() }
}

interface WriteOptions {
  filePath: string
  data: string | ArrayBuffer
  encoding?: string
}

/** As WeChat: only under the user's own folder. */
async function writeFile({ filePath, data, encoding }: WriteOptions): Promise<object> {
  if (!filePath.startsWith(`${USER_DATA_PATH}/`)) throw new Error('permission denied, open')
  const bytes =
    encoding === 'base64' && typeof data === 'string'
      ? Uint8Array.from(atob(data), (c) => c.charCodeAt(0))
      : data
  const type = filePath.endsWith('.pdf') ? 'application/pdf' : ''
  writeOwn(filePath, new Blob([bytes], { type }))
  return {}
}

/** The phone opens a document over the page; here a tab of the browser does. */
async function openDocument({ filePath }: { filePath: string }): Promise<void> {
  window.open(URL.createObjectURL(await readTemp(filePath)))
}

/** wx.getFileSystemManager(), as callbacks. */
const fileSystem = () => {
  const callback =
    <T>(run: (options: T) => Promise<object>) =>
    (options: T & { success?: (r: object) => void; fail?: (e: object) => void }) => {
      run(options).then(
        (result) => options.success?.(result),
        (error: Error) => options.fail?.({ errMsg: error.message }),
      )
    }
  const info = async ({ filePath }: ReadOptions) => ({ size: (await readTemp(filePath)).size })
  return {
    readFile: callback(readFile),
    writeFile: callback(writeFile),
    getFileInfo: callback(info),
  }
}

export function provideMedia(): void {
  provide({ getFileSystemManager: fileSystem })
  provideAsync({
    chooseMedia: async (options: ChooseOptions) => ({
      type: 'image',
      tempFiles: await choose(options, acceptOf(options.mediaType ?? ['image', 'video'])),
    }),
    chooseImage: async (options: ChooseOptions) => {
      const tempFiles = await choose(options, 'image/*')
      return { tempFiles, tempFilePaths: tempFiles.map((file) => file.path) }
    },
    chooseMessageFile,
    compressImage: ({ src }: { src: string }) => ({ tempFilePath: src }),
    getImageInfo: async ({ src }: { src: string }) => ({
      ...(await sizeOf(src)),
      path: src,
      type: 'png',
      orientation: 'up',
    }),
    canvasToTempFilePath,
    previewImage: (o: { urls: string[]; current?: string | number }) =>
      previewImage(o.urls, o.current),
    previewMedia: (o: { sources: { url: string }[]; current?: number }) =>
      previewImage(
        o.sources.map((source) => source.url),
        o.current,
      ),
    saveImageToPhotosAlbum: async ({ filePath }: { filePath: string }) => {
      const link = document.createElement('a')
      Object.assign(link, { href: filePath, download: 'tongxinyuan.png' })
      link.click()
    },
    openDocument,
  })
}
