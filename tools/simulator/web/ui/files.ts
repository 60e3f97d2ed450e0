import { h } from '../dom'

/** Opens the browser's file dialog. Answers the files chosen, at most `count`; none if cancelled. */
export const chooseFiles = (count: number, accept: string, capture = false): Promise<File[]> =>
  new Promise((resolve) => {
    const input = h('input', 'sim-file')
    Object.assign(input, { type: 'file', accept, multiple: count > 1, hidden: true })
    if (capture) input.setAttribute('capture', 'environment')
    const done = (files: File[]) => {
      input.remove()
      resolve(files.slice(0, count))
    }
    input.onchange = () => done([...(input.files ?? [])])
    input.addEventListener('cancel', () => done([]))
    document.body.append(input)
    input.click()
  })

/**
 * A temporary file's path. Components judge "is it an image" by a path's suffix, so it has one;
 * browsers ignore what stands behind the `#`.
 */
export function tempPath(blob: Blob): string {
  const name = blob instanceof File ? blob.name : ''
  const suffix = name.includes('.')
    ? name.split('.').pop()
    : (blob.type || 'image/png').split('/')[1]
  return `${URL.createObjectURL(blob)}#tmp.${suffix}`
}

/** Files a page wrote under its own names (`wx.env.USER_DATA_PATH`). */
const written = new Map<string, Blob>()

/** Keeps a file under a page's own name until the simulator is closed. */
export function writeOwn(path: string, content: Blob): void {
  written.set(path, content)
}

/** The bytes behind a page's own name, a temporary path or any address of this page. */
export async function readTemp(path: string): Promise<Blob> {
  const own = written.get(path)
  if (own) return own
  const response = await fetch(path.split('#')[0] ?? path)
  if (!response.ok) throw new Error(`no such file: ${path}`)
  return response.blob()
}
