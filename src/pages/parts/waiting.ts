/** The page with everything that waits for the reader. */
export const WAITING_PAGE = '/pages/waiting/index'

/** How many wait, e.g. `12 件`; `50 多件` where not all were counted. */
export const waitingWords = (count: number, isMore: boolean): string =>
  isMore ? `${count} 多件` : `${count} 件`
