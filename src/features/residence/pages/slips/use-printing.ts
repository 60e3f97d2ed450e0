/**
 * Printing slips: put on record, made by the function, opened by the phone.
 * @module
 */
import { getSlips, startPrinting } from '@functions/people/contract/slips'
import { useState } from 'react'
import { call, useCommand, useMadeFile } from '@/cloud'

interface Printing {
  /** Which part is being made. */
  part: number | undefined
  error: { message: string } | undefined
  open: (part: number) => Promise<void>
}

/** Prints parts of a building's slips, one at a time. */
export function usePrinting(building: string): Printing {
  const start = useCommand(startPrinting)
  const file = useMadeFile('户码单没有打开，请再试一次')
  const [part, setPart] = useState<number>()
  const open = (wanted: number) =>
    file.open(async () => {
      setPart(wanted)
      const record = await start.run({ building, part: wanted })
      return record && call(getSlips, record)
    })
  return { part: file.pending ? part : undefined, error: file.error ?? start.error, open }
}
