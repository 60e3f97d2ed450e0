/**
 * Work that may fail, one at a time, with its error in words.
 * @module
 */
import { useRef, useState } from 'react'

const wordsOf = (thrown: unknown) =>
  thrown instanceof Error ? thrown.message : '出了点小问题，请再试一次'

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
