/**
 * One import on the page: how far it is, and the way on, call by call.
 * @module
 */
import {
  continueImport,
  getImport,
  type ImportView,
  undoImport,
} from '@functions/organization/contract'
import { useEffect, useRef, useState } from 'react'
import { CallError, call, useQuery } from '@/cloud'

interface Running {
  view: ImportView | undefined
  running: boolean
  error: string | undefined
  /** Goes on until it is imported or undone. */
  goOn: () => Promise<void>
  undo: (reason: string) => Promise<void>
}

const isOver = ({ state }: ImportView) => !['previewed', 'importing', 'undoing'].includes(state)

/** Loads an import and runs its steps while the page is open; elsewhere and later it can go on too. */
export function useImport(id: string) {
  const query = useQuery(getImport, { id })
  const [latest, setLatest] = useState<ImportView>()
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<string>()
  const open = useRef(true)
  useEffect(
    () => () => {
      open.current = false
    },
    [],
  )

  const steps = async (from: ImportView) => {
    for (let now = from; !isOver(now) && open.current; ) {
      now = await call(continueImport, { id, step: now.step })
      setLatest(now)
    }
  }
  const run = async (work: () => Promise<void>) => {
    if (running) return
    setRunning(true)
    setError(undefined)
    try {
      await work()
    } catch (thrown) {
      setError(thrown instanceof CallError ? thrown.message : '没有做完，请再试一次')
    } finally {
      setRunning(false)
    }
  }
  // While it runs the page's own answers are newer than what the query kept.
  const view = running ? (latest ?? query.data) : newer(query.data, latest)
  const goOn = () => run(async () => view && (await steps(await call(getImport, { id }))))
  const undo = (reason: string) =>
    run(async () => {
      const begun = await call(undoImport, { id, reason })
      setLatest(begun)
      await steps(begun)
    })
  const state: Running = { view, running, error, goOn, undo }
  return { query, ...state }
}

const ORDER = ['previewed', 'replaced', 'importing', 'imported', 'undoing', 'undone']

/** The one that is further: a cached answer may be older than what the page has done since. */
function newer(a: ImportView | undefined, b: ImportView | undefined): ImportView | undefined {
  if (!a || !b) return a ?? b
  const far = (view: ImportView) => ORDER.indexOf(view.state) * 10_000 + view.step
  return far(b) >= far(a) ? b : a
}
