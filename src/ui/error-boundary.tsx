import { Component, type ErrorInfo, type PropsWithChildren } from 'react'
import { ErrorState } from './error-state'
import { Page } from './page'

interface State {
  failed: boolean
}

/** Catches what a page throws while it renders, so that a mistake of ours is not a blank screen. */
export class ErrorBoundary extends Component<PropsWithChildren, State> {
  override state: State = { failed: false }

  static getDerivedStateFromError(): State {
    return { failed: true }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <Page>
        <ErrorState
          title='这一页出了点问题'
          words='已经提交的内容不会丢。请重新打开这一页；还是不行，就返回再进来。'
          retryLabel='重新打开'
          onRetry={() => this.setState({ failed: false })}
        />
      </Page>
    )
  }
}
