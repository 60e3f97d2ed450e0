type Listener = (...args: unknown[]) => void

/** Between a page and the one that opened it. What is sent before anyone listens is kept. */
export class EventChannel {
  private readonly listeners = new Map<string, Listener[]>()
  private readonly waiting = new Map<string, unknown[][]>()

  on(event: string, listener: Listener): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener])
    const kept = this.waiting.get(event) ?? []
    this.waiting.delete(event)
    for (const args of kept) listener(...args)
  }

  once(event: string, listener: Listener): void {
    const wrapped: Listener = (...args) => {
      this.off(event, wrapped)
      listener(...args)
    }
    this.on(event, wrapped)
  }

  off(event: string, listener?: Listener): void {
    const left = listener ? (this.listeners.get(event) ?? []).filter((l) => l !== listener) : []
    this.listeners.set(event, left)
  }

  emit(event: string, ...args: unknown[]): void {
    const listeners = this.listeners.get(event) ?? []
    if (listeners.length === 0) this.waiting.set(event, [...(this.waiting.get(event) ?? []), args])
    for (const listener of [...listeners]) listener(...args)
  }
}
