import Taro, { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { ErrorBoundary } from '@/ui'
import './app.css'

/** Opens the cloud and catches what pages throw. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    Taro.cloud.init({ env: process.env.TARO_APP_CLOUD_ENV, traceUser: false })
  })
  return <ErrorBoundary>{children}</ErrorBoundary>
}
