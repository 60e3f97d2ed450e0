import { getRequest, type RequestDetail } from '@functions/requests/contract'
import { useRouter } from '@tarojs/taro'
import { type ComponentType, useState } from 'react'
import { Answer, useQuery } from '@/cloud'
import { Done, Empty, Page } from '@/ui'
import type { FormMove } from '../../routes'
import { AnswerForm } from './answer-form'
import { DispatchForm } from './dispatch-form'
import type { FormProps } from './form'
import { RefuseForm } from './refuse-form'
import { ResolveForm } from './resolve-form'
import { ReviewForm } from './review-form'
import { WithdrawForm } from './withdraw-form'

const FORMS: Readonly<Record<FormMove, ComponentType<FormProps>>> = {
  answer: AnswerForm,
  dispatch: DispatchForm,
  refuse: RefuseForm,
  resolve: ResolveForm,
  review: ReviewForm,
  withdraw: WithdrawForm,
}

const isFormMove = (move: string | undefined): move is FormMove =>
  move !== undefined && move in FORMS

/** One move of a request that needs words, photos or a choice, and what happens after it. */
export default function ActPage() {
  const { params } = useRouter<{ id?: string; move?: string }>()
  const query = useQuery(getRequest, { id: params.id ?? '' })
  const [done, setDone] = useState<string>()
  if (done !== undefined) return <Done words={done} />
  const { data } = query
  if (data === undefined || !isFormMove(params.move)) {
    return (
      <Page>
        <Answer query={query}>{() => <Gone />}</Answer>
      </Page>
    )
  }
  return <Move request={data} move={params.move} onDone={setDone} />
}

interface MoveProps extends FormProps {
  request: RequestDetail
  move: FormMove
}

function Move({ request, move, onDone }: MoveProps) {
  const Form = FORMS[move]
  if (request.moves.includes(move)) return <Form request={request} onDone={onDone} />
  return (
    <Page>
      <Gone />
    </Page>
  )
}

/** Someone was quicker, or the page was opened by an old link. */
function Gone() {
  return <Empty title='现在不用再做这一步了' words='事情有了新进展，请返回看看。' />
}
