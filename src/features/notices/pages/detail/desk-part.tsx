import type { NoticeDetail } from '@functions/notices/contract'
import { View } from '@tarojs/components'
import { Fragment } from 'react'
import { CloudPhotos } from '@/cloud'
import { Card, formatMoment, Notice, Section } from '@/ui'
import { REVIEW_WORDS, readWords } from '../../words'
import { Reach } from './reach'

type Pending = NonNullable<NoticeDetail['pendingCorrection']>

/** What a correction says beside its words. */
function pendingFacts({ attachments, mustReadBy, expiresAt }: Pending): string[] {
  const now = Date.now()
  return [
    ...attachments.map(({ name }) => `附件：${name}`),
    ...(mustReadBy === null ? [] : [`请每家在${formatMoment(mustReadBy, now)}前看到`]),
    ...(expiresAt === null ? [] : [`${formatMoment(expiresAt, now)}到期`]),
  ]
}

/** What only author and reviewers see: why it waits, what was sent back, how many have read it. */
export function DeskPart({ notice }: { notice: NoticeDetail }) {
  const { reviewReasons, pendingCorrection, returnedBecause, counts } = notice
  return (
    <Fragment>
      {returnedBecause !== undefined && <Notice tone='warn'>请改一改：{returnedBecause}</Notice>}
      {reviewReasons !== undefined && reviewReasons.length > 0 && (
        <Notice>
          {reviewReasons.map((reason) => (
            <View key={reason}>{REVIEW_WORDS[reason]}</View>
          ))}
        </Notice>
      )}
      {pendingCorrection && (
        <Section title='等审核的更正'>
          <Card>
            <View>更正了什么：{pendingCorrection.reason}</View>
            <View className='notice__title'>{pendingCorrection.title}</View>
            <View className='notice__text'>{pendingCorrection.body}</View>
            <CloudPhotos ids={pendingCorrection.pictures} label='更正后的图片' />
            {pendingFacts(pendingCorrection).map((fact) => (
              <View className='notice__meta' key={fact}>
                {fact}
              </View>
            ))}
          </Card>
        </Section>
      )}
      {counts && (
        <Section title='有多少人看过'>
          <Reach counts={counts} words={readWords(counts)} />
        </Section>
      )}
    </Fragment>
  )
}
