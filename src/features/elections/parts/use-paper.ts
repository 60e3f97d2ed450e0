/**
 * A paper that the function lays out and the phone opens: ballots, the end of the board.
 * @module
 */
import { useState } from 'react'
import { CallError, openFile } from '@/cloud'

interface Paper {
  /** Lays it out and opens it; a tap while it runs does nothing. */
  open: (make: () => Promise<{ fileName: string; pdfBase64: string }>) => Promise<void>
  pending: boolean
  error: string
}

export function usePaper(): Paper {
  const [pending, setPending] = useState(false)
  const [error, setError] = useState('')
  const open: Paper['open'] = async (make) => {
    if (pending) return
    setPending(true)
    setError('')
    try {
      const { fileName, pdfBase64 } = await make()
      await openFile(fileName, 'pdf', pdfBase64)
    } catch (thrown) {
      setError(thrown instanceof CallError ? thrown.message : '文件没有打开，请再试一次')
    } finally {
      setPending(false)
    }
  }
  return { open, pending, error }
}
