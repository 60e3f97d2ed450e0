import { DAY_MS } from '@domain/time/shanghai'
import {
  fileVersion,
  moveDraft,
  publishVersion,
  reviewDraft,
  type VersionView,
} from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Confirm, Notice, toast } from '@/ui'
import { routes } from '../../routes'
import { OpenVote } from './open-vote'
import { VoteForm } from './vote-form'

/** Days from publication to the day it holds: time to read it. */
const DAYS_TO_READ = 7

type Asking = 'send_back' | 'file' | 'publish' | 'abandon' | 'review'

const ASKED: Readonly<
  Record<
    Asking,
    { title: string; message: string; label: string; reason?: { label: string; missing: string } }
  >
> = {
  send_back: {
    title: '退回修改？',
    message: '起草的人会看到您写的话，改好再送来。',
    label: '退回',
    reason: { label: '要改哪里', missing: '请写明要改哪里' },
  },
  file: {
    title: '登记备案',
    message: '备案以后就可以公布。',
    label: '备案',
    reason: { label: '备案编号', missing: '请写备案编号' },
  },
  publish: {
    title: '公布公约？',
    message: `现在公布，${DAYS_TO_READ} 天以后开始施行。公布以后不能改，要改就发起新的一版。`,
    label: '公布',
  },
  abandon: { title: '不再继续？', message: '这一版就此结束，写过的意见还在。', label: '不再继续' },
  review: {
    title: '送街道审核？',
    message: '审核时不能再改。有提醒的条款，请写一句为什么保留；没有就写“无”。',
    label: '送审',
    reason: { label: '保留的理由', missing: '请写一句，没有就写“无”' },
  },
}

interface MovesProps {
  version: VersionView
  onMoved: () => Promise<void>
}

/** What editors and the sub-district can do now: one primary button, the rest as text. */
export function Moves({ version, onMoved }: MovesProps) {
  const { id, state, canEdit, canReview } = version
  const [asking, setAsking] = useState<Asking>()
  const move = useCommand(moveDraft)
  const review = useCommand(reviewDraft)
  const file = useCommand(fileVersion)
  const publish = useCommand(publishVersion)
  const commands = [move, review, file, publish]
  const error = commands.map((one) => one.error).find(Boolean)
  const after = async (done: unknown, words: string) => {
    setAsking(undefined)
    if (!done) return
    toast(words)
    await onMoved()
  }
  const seen = version.textHash ?? ''
  const settle = async (reason: string) => {
    if (asking === 'send_back')
      return after(await review.run({ id, seen, decision: 'send_back', reason }), '已退回')
    if (asking === 'file') return after(await file.run({ id, number: reason }), '已备案')
    if (asking === 'abandon') return after(await move.run({ id, move: 'abandon' }), '已结束')
    if (asking === 'publish') {
      const inForceAt = Date.now() + DAYS_TO_READ * DAY_MS
      return after(await publish.run({ id, inForceAt }), '已公布')
    }
    const notes = (version.findings ?? []).map(({ clauseId, kind }) => ({
      clauseId,
      kind,
      why: reason,
    }))
    return after(await move.run({ id, move: 'send_to_review', notes }), '已送审')
  }
  const step = async (to: 'start_drafting' | 'reopen_opinions' | 'redraft', words: string) =>
    after(await move.run({ id, move: to }), words)
  const approve = async () =>
    after(await review.run({ id, seen, decision: 'approve' }), '已通过审核')
  const question = asking && ASKED[asking]
  return (
    <View>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      {canEdit && state === 'collecting' && (
        <Button label='开始写草稿' onPress={() => void step('start_drafting', '可以写了')} />
      )}
      {canEdit && state === 'drafting' && (
        <View>
          <Button label='写草稿' onPress={() => void Taro.navigateTo({ url: routes.edit(id) })} />
          <Button kind='text' label='送街道审核' onPress={() => setAsking('review')} />
          <Button
            kind='text'
            label='再征求意见'
            onPress={() => void step('reopen_opinions', '又开始征求意见了')}
          />
          <Button kind='text' label='不再继续' onPress={() => setAsking('abandon')} />
        </View>
      )}
      {canEdit && state === 'failed' && (
        <Button label='再改一改' onPress={() => void step('redraft', '可以改了')} />
      )}
      {canReview && state === 'sub_district_review' && (
        <View>
          <Button label='审核通过' loading={review.pending} onPress={() => void approve()} />
          <Button kind='text' label='退回修改' onPress={() => setAsking('send_back')} />
        </View>
      )}
      {canReview && state === 'passed' && (
        <Button label='登记备案' onPress={() => setAsking('file')} />
      )}
      {canEdit && state === 'deliberating' && !version.ballot && (
        <View>
          <OpenVote id={id} onOpened={onMoved} />
          <VoteForm id={id} onEntered={onMoved} />
        </View>
      )}
      {canEdit && state === 'filed' && <Button label='公布' onPress={() => setAsking('publish')} />}
      <Confirm
        open={asking !== undefined}
        title={question?.title ?? ''}
        message={question?.message ?? ''}
        confirmLabel={question?.label ?? ''}
        {...(question?.reason && { reason: { ...question.reason, limit: 200 } })}
        busy={commands.some((one) => one.pending)}
        onConfirm={(reason) => void settle(reason)}
        onCancel={() => setAsking(undefined)}
      />
    </View>
  )
}
