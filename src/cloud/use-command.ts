/**
 * Something a person does, once.
 * @module
 */
import type { ActionContract, InputOf, OutputOf } from '@functions/kernel/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, checkInput } from './call'
import { type CallError, toCallError } from './errors'
import { keyFor, markAnswered, markUncertain } from './uncertain'

export interface Command<C extends ActionContract> {
  /**
   * Does it. Resolves with the answer, or with undefined when it was refused or didn't arrive; `error`
   * then says why. A second tap with the same input shares the one call; with other input, while it
   * runs, nothing is sent and it resolves with undefined.
   */
  run: (input: InputOf<C>) => Promise<OutputOf<C> | undefined>
  pending: boolean
  error: CallError | undefined
  /** Takes the error away, e.g. when the person starts to mend the form. */
  clearError: () => void
}

/**
 * A command for a page. One intention has one effect: a second tap on the same joins the running call,
 * a tap on something else meanwhile never takes that call's answer for its own, and after
 * a failure of the network the same words are sent again under the same key, so that a submission
 * which did arrive is answered rather than repeated.
 */
export function useCommand<C extends ActionContract>(contract: C): Command<C> {
  const [state, setState] = useState<{ pending: boolean; error?: CallError }>({ pending: false })
  const running = useRef<{ said: string; answer: Promise<OutputOf<C> | undefined> }>()
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])

  const run = useCallback(
    (input: InputOf<C>) => {
      const said = JSON.stringify(input)
      if (running.current)
        return running.current.said === said ? running.current.answer : Promise.resolve(undefined)
      const answer = attempt(contract, input)
        .then((data) => {
          if (mounted.current) setState({ pending: false })
          return data
        })
        .catch((thrown) => {
          if (mounted.current) setState({ pending: false, error: toCallError(thrown) })
          return undefined
        })
        .finally(() => {
          running.current = undefined
        })
      running.current = { said, answer }
      setState({ pending: true })
      return answer
    },
    [contract],
  )
  const clearError = useCallback(
    () => setState((was) => (was.error ? { pending: was.pending } : was)),
    [],
  )
  return { run, pending: state.pending, error: state.error, clearError }
}

/** One attempt; its key is kept only while nobody knows whether it arrived. */
async function attempt<C extends ActionContract>(
  contract: C,
  input: InputOf<C>,
): Promise<OutputOf<C>> {
  const body = JSON.stringify(checkInput(contract, input))
  const key = await keyFor(contract.name, body)
  try {
    const data = await call(contract, input, { key })
    markAnswered(contract.name)
    return data
  } catch (thrown) {
    const error = toCallError(thrown)
    if (error.kind === 'network') markUncertain(contract.name, body, key)
    else markAnswered(contract.name)
    throw error
  }
}
