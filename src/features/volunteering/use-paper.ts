/**
 * A paper that the function makes, opened by the phone.
 * @module
 */
import { useState } from 'react'
import { CallError, openFile } from '@/cloud'

interface Paper {
  open: () => Promise<void>
  pending: boolean
  error: string | undefined
}

/** Makes a paper and opens it as `fileName`. */
export function usePaper(
  make: () => Promise<string>,
  fileName: string,
  type: 'pdf' | 'xlsx' = 'pdf',
): Paper {
  const [state, setState] = useState<{ pending: boolean; error?: string }>({ pending: false })
  const open = async () => {
    if (state.pending) return
    setState({ pending: true })
    try {
      await openFile(fileName, type, await make())
      setState({ pending: false })
    } catch (thrown) {
      const error = thrown instanceof CallError ? thrown.message : '文件没有打开，请再试一次'
      setState({ pending: false, error })
    }
  }
  return { open, pending: state.pending, error: state.error }
}
