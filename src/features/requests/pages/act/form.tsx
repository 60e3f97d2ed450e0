import type { RequestDetail } from '@functions/requests/contract'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { CallError } from '@/cloud'
import { Button, Card, Notice, Page } from '@/ui'

/** What every form of this page gets. */
export interface FormProps {
  request: RequestDetail
  /** Called with what happens next, once it is done. */
  onDone: (next: string) => void
}

interface FormFrameProps {
  request: RequestDetail
  title: string
  lead?: string
  /** What went wrong with the last try. */
  error: CallError | undefined
  button: {
    label: string
    kind?: 'primary' | 'danger'
    pending: boolean
    /** Why it can't be pressed yet. */
    disabledReason?: string
    onPress: () => void
  }
  children: ReactNode
}

/** A form about a request: the question, the request in short, the fields, one button. */
export function FormFrame({ request, title, lead, error, button, children }: FormFrameProps) {
  return (
    <Page
      title={title}
      lead={lead}
      bottom={
        <View>
          {error && error.kind !== 'input' && <Notice tone='danger'>{error.message}</Notice>}
          <Button
            kind={button.kind}
            label={button.label}
            loading={button.pending}
            loadingLabel='正在提交'
            disabledReason={button.disabledReason}
            onPress={button.onPress}
          />
        </View>
      }
    >
      {request.excerpt !== '' && <Card>{request.excerpt}</Card>}
      {children}
    </Page>
  )
}
