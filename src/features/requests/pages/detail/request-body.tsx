import { CATEGORIES } from '@domain/requests/categories'
import type { RequestDetail } from '@functions/requests/contract'
import { View } from '@tarojs/components'
import { CitedClauses } from '@/cloud'
import { Card, formatMoment, Notice, PhotoRow, StatePill, TimeLeft } from '@/ui'
import { nextWords, personWords, stateView } from '../../words'
import './request-body.css'

/** All that was said of it, by whomever. */
const wordsOf = ({ text, timeline }: RequestDetail): string =>
  [text, ...timeline.map(({ words }) => words ?? '')].join('\n')

interface RequestBodyProps {
  request: RequestDetail
  /** Addresses of its photos. */
  photos: readonly string[]
  /** Those that others do not see yet. */
  pending: readonly string[]
}

/** What the request says, how far it is, and what happens next. */
export function RequestBody({ request, photos, pending }: RequestBodyProps) {
  const mine = request.moves.includes('answer')
  const { word, tone } = stateView(request.state, mine)
  return (
    <View className='request'>
      <View className='request__head'>
        <View className='request__title' aria-role='heading'>
          {CATEGORIES[request.category].title}
        </View>
        <StatePill tone={tone} word={word} />
      </View>
      <Notice tone={mine ? 'warn' : 'info'}>
        <View>{nextWords(request, mine)}</View>
        {request.dueAt !== undefined && <TimeLeft dueAt={request.dueAt} />}
      </Notice>
      <Card>
        <View className='request__text'>{request.text}</View>
        {photos.length > 0 && (
          <View className='request__photos'>
            <PhotoRow photos={photos} label='诉求照片' pending={pending} />
          </View>
        )}
        <Facts request={request} />
      </Card>
      <CitedClauses words={wordsOf(request)} at={request.submittedAt} compound={request.compound} />
    </View>
  )
}

function Facts({ request }: { request: RequestDetail }) {
  const { placeName, submittedAt, no, reporter, reopenCount } = request
  const facts = [
    ['地点', placeName],
    ['时间', formatMoment(submittedAt, Date.now())],
    ['编号', no],
    ['反映人', reporter && personWords(reporter)],
    ['重办', reopenCount > 0 ? `${reopenCount} 次` : undefined],
  ] as const
  return (
    <View className='request__facts'>
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <View className='request__fact' key={name} aria-label={`${name}，${value}`}>
              <View className='request__name'>{name}</View>
              <View className='request__value'>{value}</View>
            </View>
          ),
      )}
    </View>
  )
}
