/**
 * A file that a function makes and the phone opens: printed, kept or sent on from there.
 * @module
 */
import { useRef, useState } from 'react'
import { CallError } from './errors'
import { openFile } from './open-file'

/** What a function answers with: a name that people read, and the file. */
type Made = { fileName: string } & ({ pdfBase64: string } | { xlsxBase64: string })

interface MadeFile {
  /**
   * Has it made and opens it; a tap while one is being made does nothing. `make` resolves with
   * undefined where there is nothing to open.
   */
  open: (make: () => Promise<Made | undefined>) => Promise<void>
  pending: boolean
  error: { message: string } | undefined
}

/** Opens one made file at a time. @param otherwise what to say when the phone could not open it */
export function useMadeFile(otherwise = '文件没有打开，请再试一次'): MadeFile {
  const [state, setState] = useState<{ pending: boolean; error?: { message: string } }>({
    pending: false,
  })
  const busy = useRef(false)
  const open: MadeFile['open'] = async (make) => {
    if (busy.current) return
    busy.current = true
    setState({ pending: true })
    try {
      await show(await make())
      setState({ pending: false })
    } catch (thrown) {
      const message = thrown instanceof CallError ? thrown.message : otherwise
      setState({ pending: false, error: { message } })
    } finally {
      busy.current = false
    }
  }
  return { open, pending: state.pending, error: state.error }
}

async function show(made: Made | undefined): Promise<void> {
  if (!made) return
  if ('pdfBase64' in made) await openFile(made.fileName, 'pdf', made.pdfBase64)
  else await openFile(made.fileName, 'xlsx', made.xlsxBase64)
}
