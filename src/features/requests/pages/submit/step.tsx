import { Fragment, type ReactNode } from 'react'
import { Button, Page } from '@/ui'
import { STEPS, type SubmitForm } from './use-submit-form'

interface StepFrameProps {
  form: SubmitForm
  title: string
  /** The primary button; a step without one moves on by itself. */
  button?: ReactNode
  children: ReactNode
}

/** A step: which one it is, its question, its fields, the way on and the way back. */
export function StepFrame({ form, title, button, children }: StepFrameProps) {
  const at = STEPS.indexOf(form.step)
  const back = at > 0 && <Button kind='text' label='上一步' onPress={form.back} />
  return (
    <Page
      title={title}
      lead={`第 ${at + 1} 步，一共 ${STEPS.length} 步`}
      bottom={
        button || back ? (
          <Fragment>
            {button}
            {back}
          </Fragment>
        ) : undefined
      }
    >
      {children}
    </Page>
  )
}
