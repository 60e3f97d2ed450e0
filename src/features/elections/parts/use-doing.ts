/**
 * Work that may fail, one at a time, with its error in words.
 * @module
 */
import { useRef, useState } from 'react'

/** For what no line of ours has words for: a defect, or a phone that can't. */
const UNSAID = '没有做成，您手机里的东西都还在。请再试一次；还不行，请告诉社区。'
/** A sentence of ours; what libraries and the platform throw begins in Latin letters. */
const OURS = /^[\u4e00-\u9fff]/

/** What a resident reads of anything that was thrown. */
export const wordsOf = (thrown: unknown): string =>
  thrown instanceof Error && OURS.test(thrown.message) ? thrown.message : UNSAID

/** `doing` runs one thing at a time: a second tap while it runs does nothing. */
export function useDoing() {
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const doing = async (work: () => Promise<void>) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setError('')
    try {
      await work()
    } catch (thrown) {
      setError(wordsOf(thrown))
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { doing, busy, error, clear: () => setError('') }
}
