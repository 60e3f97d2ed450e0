/**
 * One replacement of the SDK's requester for all clouds of this process: a request goes to the cloud
 * whose function makes it, or, outside any function, to the cloud that was opened last.
 * @module
 */
import { type InProcessCloud, installInProcess } from '../transport/in-process'
import { runOutside, surroundingsHere } from './running'

const users: InProcessCloud[] = []
let uninstall: (() => void) | undefined

function asked(): InProcessCloud {
  const api = surroundingsHere()?.api ?? users.at(-1)
  if (!api) throw new Error('no local cloud is open in this process')
  return api
}

/** Serves an in-process cloud until the answered function is called. */
export function useTransport(api: InProcessCloud, load?: NodeJS.Require): () => void {
  users.push(api)
  uninstall ??= installInProcess(
    {
      handle: (params) => {
        const cloud = asked()
        return runOutside(() => cloud.handle(params))
      },
      openApi: (params) => {
        const cloud = asked()
        return runOutside(() => cloud.openApi(params))
      },
    },
    load ? { require: load } : {},
  )
  return () => {
    const at = users.indexOf(api)
    if (at >= 0) users.splice(at, 1)
    if (users.length > 0) return
    uninstall?.()
    uninstall = undefined
  }
}
