/**
 * The poster: made by the function, opened by the phone, printed or sent on from there.
 * @module
 */
import { getPoster } from '@functions/notices/contract'
import { useState } from 'react'
import { CallError, call, openFile } from '@/cloud'

interface Poster {
  open: () => Promise<void>
  pending: boolean
  error: { message: string } | undefined
}

/** Makes the poster of a notice and opens it. */
export function usePoster(id: string): Poster {
  const [state, setState] = useState<{ pending: boolean; error?: { message: string } }>({
    pending: false,
  })
  const open = async () => {
    if (state.pending) return
    setState({ pending: true })
    try {
      const { pdfBase64 } = await call(getPoster, { id })
      await openFile(`notice-${id}.pdf`, 'pdf', pdfBase64)
      setState({ pending: false })
    } catch (thrown) {
      const message = thrown instanceof CallError ? thrown.message : '海报没有打开，请再试一次'
      setState({ pending: false, error: { message } })
    }
  }
  return { open, pending: state.pending, error: state.error }
}
