/** The phone's simulated network: on, slow or off. */

const SLOW_MS = 2000
type State = 'on' | 'slow' | 'off'
let state: State = 'on'
const watchers: (() => void)[] = []

export const network = {
  isConnected: (): boolean => state !== 'off',
  isSlow: (): boolean => state === 'slow',
  type: (): string => (state === 'off' ? 'none' : state === 'slow' ? '3g' : 'wifi'),
  state: (): State => state,
  set(next: State): void {
    state = next
    for (const watcher of watchers) watcher()
  },
  onChange(watcher: () => void): void {
    watchers.push(watcher)
  },
  /** Takes the time a request takes; throws as WeChat does when there is no network. */
  async pass(): Promise<void> {
    if (state === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
    if (state === 'off')
      throw Object.assign(new Error('request:fail net::ERR_INTERNET_DISCONNECTED'), {
        errCode: -404011,
      })
  },
}
