import Taro from '@tarojs/taro'
import { ErrorState } from '@/ui'
import type { CallError } from './errors'

interface FailedProps {
  error: CallError
  onRetry: () => void
}

const goHome = () => void Taro.switchTab({ url: '/pages/home/index' })

/**
 * Why a page shows nothing, and the one thing that helps. A page that was opened without saying what it
 * is about (an old link, a code cut short) would fail again at every try: it leads home instead.
 */
export function Failed({ error, onRetry }: FailedProps) {
  if (error.kind === 'input') {
    return (
      <ErrorState
        title='没认出要看什么'
        words='这个链接不完整。从首页进去找，或者请对方再发一次。'
        retryLabel='去首页'
        onRetry={goHome}
      />
    )
  }
  return <ErrorState words={error.message} requestId={error.requestId} onRetry={onRetry} />
}
