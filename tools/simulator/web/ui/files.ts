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

/** The bytes behind a temporary path or any address of this page. */
export async function readTemp(path: string): Promise<Blob> {
  const response = await fetch(path.split('#')[0] ?? path)
  if (!response.ok) throw new Error(`no such file: ${path}`)
  return response.blob()
}
