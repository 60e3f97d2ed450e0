import type { Clause } from '@domain/conventions/text'
import {
  adoptOpinion,
  type OpinionView,
  reviewOpinion,
  supportOpinion,
  type VersionView,
} from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import { Fragment, useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Card, Cell, List, Notice, Sheet } from '@/ui'

interface OpinionProps {
  version: VersionView
  one: OpinionView
  onChanged: () => Promise<void>
}

/** E.g. `已写进第 3 条`; empty for one that no clause came of. */
function adoptedWords({ adoptedAs }: OpinionView, clauses: readonly Clause[]): string {
  const place = clauses.findIndex(({ id }) => id === adoptedAs)
  return place === -1 ? '' : `已写进第 ${place + 1} 条`
}

/** What somebody says, who they are, who agrees, and what came of it. */
export function Opinion({ version, one, onChanged }: OpinionProps) {
  const { id, state, clauses, canEdit } = version
  const asks = state === 'collecting' || state === 'drafting'
  const support = useCommand(supportOpinion)
  const agree = async () => {
    if (await support.run({ id, opinionId: one.id })) await onChanged()
  }
  const about = clauses.findIndex((clause) => clause.id === one.clauseId)
  const adopted = adoptedWords(one, clauses)
  const by = [about !== -1 && `第 ${about + 1} 条`, one.topic, one.authorName, one.place]
  return (
    <Card>
      {support.error && <Notice tone='danger'>{support.error.message}</Notice>}
      <View className='version__opinion'>
        {one.text}
        {one.wording !== '' && <View className='version__wording'>建议写成：{one.wording}</View>}
      </View>
      {adopted !== '' && <View className='version__adopted'>{adopted}</View>}
      <View className='version__foot'>
        <View>{by.filter(Boolean).join(' · ')}</View>
        <View className='version__support'>
          {one.shown && asks && !one.mine && (
            <Button
              kind='text'
              size='small'
              label={`赞同 ${one.supports}`}
              describe={`赞同这条意见，现在有 ${one.supports} 人赞同`}
              loading={support.pending}
              onPress={() => void agree()}
            />
          )}
          {one.shown && (one.mine || !asks) && `${one.supports} 人赞同`}
        </View>
        {!one.shown && one.mine && <View>正在审核，通过后大家看得到</View>}
      </View>
      {canEdit && <Edit version={version} one={one} onChanged={onChanged} />}
    </Card>
  )
}

/** What an editor can do with an opinion: pass it, or say which clause came of it. */
function Edit({ version, one, onChanged }: OpinionProps) {
  const { id, state, clauses } = version
  const [asking, setAsking] = useState(false)
  const review = useCommand(reviewOpinion)
  const adopt = useCommand(adoptOpinion)
  const judge = async (decision: 'show' | 'refuse') => {
    if (await review.run({ id, opinionId: one.id, decision })) await onChanged()
  }
  const choose = async (clauseId: string) => {
    setAsking(false)
    if (await adopt.run({ id, opinionId: one.id, clauseId })) await onChanged()
  }
  const error = review.error ?? adopt.error
  return (
    <Fragment>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      {!one.shown && !one.mine && (
        <View>
          <Button
            size='small'
            label='可以公开'
            loading={review.pending}
            onPress={() => void judge('show')}
          />
          <Button
            kind='text'
            size='small'
            label='不公开'
            loading={review.pending}
            onPress={() => void judge('refuse')}
          />
        </View>
      )}
      {one.shown && state === 'drafting' && (
        <Button
          kind='text'
          size='small'
          label='写进了哪一条'
          loading={adopt.pending}
          onPress={() => setAsking(true)}
        />
      )}
      <Sheet open={asking} title='采纳到哪一条？' onClose={() => setAsking(false)}>
        <List>
          {clauses.map((clause, index) => (
            <Cell
              key={clause.id}
              title={`第 ${index + 1} 条`}
              label={clause.text}
              onPress={() => void choose(clause.id)}
            />
          ))}
        </List>
      </Sheet>
    </Fragment>
  )
}
