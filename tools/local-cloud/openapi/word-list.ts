/** @module The local word list that stands in for WeChat's judgement of texts. */
import Mint from 'mint-filter'

/** Words by what a text with one of them is judged to be. */
export interface WordList {
  /** Refused. */
  readonly risky: readonly string[]
  /** For a person to look at. */
  readonly review: readonly string[]
}

/** Words to try things out with; no attempt at completeness. */
export const defaultWords: WordList = {
  risky: ['违规内容', '赌博', '代开发票', '办假证', '毒品', '裸聊'],
  review: ['加微信', '刷单', '兼职日结', '贷款', '微商', '疑似内容'],
}

/** A judgement in the API's words. */
export interface Judgement {
  readonly suggest: 'pass' | 'review' | 'risky'
  /** WeChat's label: 100 nothing, 10001 advertisement, 20006 unlawful. */
  readonly label: 100 | 10001 | 20006
  readonly keyword?: string
}

/** Makes a judge of texts from a list. Spaces within words don't hide them. */
export function createJudge(words: WordList): (text: string) => Judgement {
  const matcherOf = (list: readonly string[]) => (list.length > 0 ? new Mint([...list]) : undefined)
  const risky = matcherOf(words.risky)
  const review = matcherOf(words.review)
  const first = (matcher: Mint | undefined, text: string) =>
    matcher?.filter(text, { replace: false }).words[0]
  return (text) => {
    const plain = text.replace(/\s+/gu, '')
    const bad = first(risky, plain)
    if (bad !== undefined) return { suggest: 'risky', label: 20006, keyword: bad }
    const doubtful = first(review, plain)
    if (doubtful !== undefined) return { suggest: 'review', label: 10001, keyword: doubtful }
    return { suggest: 'pass', label: 100 }
  }
}
