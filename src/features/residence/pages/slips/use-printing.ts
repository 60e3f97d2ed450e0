/**
 * Printing slips: put on record, made by the function, opened by the phone.
 * @module
 */
import { getSlips, startPrinting } from '@functions/people/contract/slips'
import { useState } from 'react'
import { CallError, call, openFile, useCommand } from '@/cloud'

interface Printing {
  /** Which part is being made. */
  part: number | undefined
  error: string | undefined
  open: (part: number) => Promise<void>
}

/** Prints parts of a building's slips, one at a time. */
export function usePrinting(building: string): Printing {
  const start = useCommand(startPrinting)
  const [part, setPart] = useState<number>()
  const [error, setError] = useState<string>()
  const open = async (wanted: number) => {
    if (part !== undefined) return
    setPart(wanted)
    setError(undefined)
    try {
      const record = await start.run({ building, part: wanted })
      if (record) {
        const { pdfBase64 } = await call(getSlips, record)
        await openFile(`slips-${record.id}.pdf`, 'pdf', pdfBase64)
      }
    } catch (thrown) {
      setError(thrown instanceof CallError ? thrown.message : '户码单没有打开，请再试一次')
    } finally {
      setPart(undefined)
    }
  }
  return { part, error: error ?? start.error?.message, open }
}
