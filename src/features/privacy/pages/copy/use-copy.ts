/**
 * Fetching the copy, part by part and page by page.
 * @module
 */
import {
  EXPORT_PARTS,
  type ExportItem,
  type ExportPart,
  exportMyData,
} from '@functions/people/contract/privacy'
import { useState } from 'react'
import { CallError, call } from '@/cloud'

export interface CopiedPart {
  readonly title: string
  readonly items: readonly ExportItem[]
}

/** The copy as far as it has come; `fetch` begins, or goes on after a failure of the network. */
export function useCopy() {
  const [parts, setParts] = useState<readonly CopiedPart[]>([])
  const [state, setState] = useState<'idle' | 'fetching' | 'done'>('idle')
  const [error, setError] = useState<string>()

  const fetch = async () => {
    setState('fetching')
    setError(undefined)
    const gathered: CopiedPart[] = []
    try {
      let part: ExportPart | undefined = 'profile'
      while (part !== undefined) {
        const [items, next]: [ExportItem[], ExportPart | undefined] = await fetchPart(part)
        gathered.push({ title: EXPORT_PARTS[part], items })
        setParts([...gathered])
        part = next
      }
      setState('done')
    } catch (thrown) {
      setError(thrown instanceof CallError ? thrown.message : '出了点小问题，请再试一次')
      setState('idle')
    }
  }
  return { parts, state, error, fetch }
}

async function fetchPart(part: ExportPart): Promise<[ExportItem[], ExportPart | undefined]> {
  const items: ExportItem[] = []
  let cursor: string | undefined
  for (;;) {
    const page = await call(exportMyData, cursor === undefined ? { part } : { part, cursor })
    items.push(...page.items)
    cursor = page.cursor
    if (cursor === undefined) return [items, page.next]
  }
}
