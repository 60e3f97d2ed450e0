import Taro from '@tarojs/taro'
import { ErrorState } from '@/ui'
import type { CallError } from './errors'

interface FailedProps {
  error: CallError
  onRetry: () => void
}

const goHome = () => void Taro.switchTab({ url: '/pages/home/index' })

/** The server's own 'not yours to see': asking again changes nothing. */
const FORBIDDEN_CODE = 5

/**
 * Why a page shows nothing, and the one thing that helps. A page that was opened without saying what it
 * is about (an old link, a code cut short), or that is not for its reader, would fail again at every
 * try: it leads home instead.
 */
export function Failed({ error, onRetry }: FailedProps) {
  const { kind, code, message, requestId } = error
  const home = { retryLabel: '去首页', onRetry: goHome }
  if (kind === 'input') {
    const words = '这个链接不完整，或者您还没有登记住处。请从首页进去。'
    return <ErrorState title='没认出要看什么' words={words} {...home} />
  }
  if (code === FORBIDDEN_CODE)
    return <ErrorState title='这一页您看不了' words={message} {...home} />
  return <ErrorState words={message} requestId={requestId} onRetry={onRetry} />
}
