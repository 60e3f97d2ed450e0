/** @module What a console is told about, as it happens. */

/** Kinds of news. A listener reads the cloud's lists for what is new. */
export type CloudNews = 'call' | 'log' | 'outbox' | 'timer' | 'functions' | 'storage'

/** Someone who wants to know. */
export type NewsListener = (news: CloudNews) => void

/** A hub for news. */
export interface NewsHub {
  tell(news: CloudNews): void
  /** Answers how to stop listening. */
  listen(listener: NewsListener): () => void
}

/** Makes a hub. A listener that throws is not our failure: it is dropped. */
export function createNewsHub(): NewsHub {
  const listeners = new Set<NewsListener>()
  return {
    tell: (news) => {
      for (const listener of [...listeners])
        try {
          listener(news)
        } catch {
          listeners.delete(listener)
        }
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
