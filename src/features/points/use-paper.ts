/**
 * A paper that the function makes, opened by the phone.
 * @module
 */
import { useState } from 'react'
import { CallError, openFile } from '@/cloud'

interface Made {
  fileName: string
  pdfBase64: string
}

interface Paper {
  open: () => Promise<void>
  pending: boolean
  error: string | undefined
}

/** Asks for a paper and opens it, to be printed or sent on. */
export function usePaper(make: () => Promise<Made>): Paper {
  const [state, setState] = useState<{ pending: boolean; error?: string }>({ pending: false })
  const open = async () => {
    if (state.pending) return
    setState({ pending: true })
    try {
      const { fileName, pdfBase64 } = await make()
      await openFile(fileName, 'pdf', pdfBase64)
      setState({ pending: false })
    } catch (thrown) {
      const error = thrown instanceof CallError ? thrown.message : '文件没有打开，请再试一次'
      setState({ pending: false, error })
    }
  }
  return { open, pending: state.pending, error: state.error }
}
