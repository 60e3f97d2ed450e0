/**
 * Papers: made by the function, opened by the phone, printed or sent on from there.
 * @module
 */
import { useState } from 'react'
import { CallError, openFile } from '@/cloud'

interface FileOpener {
  pending: boolean
  error: { message: string } | undefined
  /** Makes a paper and opens it under a name of Latin letters. */
  open: (name: string, make: () => Promise<{ pdfBase64: string }>) => Promise<void>
}

/** Opens one paper at a time. */
export function useFile(): FileOpener {
  const [state, setState] = useState<{ pending: boolean; error?: { message: string } }>({
    pending: false,
  })
  const open: FileOpener['open'] = async (name, make) => {
    if (state.pending) return
    setState({ pending: true })
    try {
      const { pdfBase64 } = await make()
      await openFile(`${name}.pdf`, 'pdf', pdfBase64)
      setState({ pending: false })
    } catch (thrown) {
      const message = thrown instanceof CallError ? thrown.message : '文件没有打开，请再试一次'
      setState({ pending: false, error: { message } })
    }
  }
  return { open, pending: state.pending, error: state.error }
}
