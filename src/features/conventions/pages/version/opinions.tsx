import type { Clause } from '@domain/conventions/text'
import { listOpinions, type VersionView } from '@functions/conventions/contract'
import { Fragment, useState } from 'react'
import { PagedList, usePaged } from '@/cloud'
import { Card, Empty, Picker, Section, Sheet, toast } from '@/ui'
import { Opinion } from './opinion'
import { TOPICS, type Topic, Write } from './write'

const ALL = 'all'

const asksOf = ({ state }: VersionView) => state === 'collecting' || state === 'drafting'

/** What residents say of a version, by topic, and saying something oneself. */
export function Opinions({ version }: { version: VersionView }) {
  const { id } = version
  const [topic, setTopic] = useState<Topic | typeof ALL>(ALL)
  const list = usePaged(listOpinions, topic === ALL ? { id } : { id, topic })
  const [writing, setWriting] = useState(false)
  return (
    <Section
      title='大家的意见'
      {...(asksOf(version) && {
        action: { label: '我来说一说', onPress: () => setWriting(true) },
      })}
    >
      <Picker
        label='看哪个方面'
        options={[
          { value: ALL, label: '全部' },
          ...TOPICS.map((value) => ({ value, label: value })),
        ]}
        value={topic}
        onChange={setTopic}
      />
      <PagedList
        list={list}
        empty={<Empty icon='chat-o' title='还没有意见' words='想加什么、改什么，都可以说。' />}
        row={(one) => <Opinion key={one.id} version={version} one={one} onChanged={list.refresh} />}
      />
      <Sheet open={writing} title='我的意见' onClose={() => setWriting(false)}>
        <Write
          versionId={id}
          onDone={(words) => {
            setWriting(false)
            toast(words)
            void list.refresh()
          }}
        />
      </Sheet>
    </Section>
  )
}

interface ClauseTalkProps {
  version: VersionView
  clause: Clause
  place: number
  onClose: () => void
}

/** One clause: what it says, what people say of it, and saying something oneself. */
export function ClauseTalk({ version, clause, place, onClose }: ClauseTalkProps) {
  const list = usePaged(listOpinions, { id: version.id, clauseId: clause.id })
  const [written, setWritten] = useState(0)
  return (
    <Sheet open title={`第 ${place + 1} 条`} onClose={onClose}>
      <Card>{clause.text}</Card>
      <PagedList
        list={list}
        empty={<Empty icon='chat-o' title='这一条还没有意见' words='觉得怎么写更好，可以说。' />}
        row={(one) => <Opinion key={one.id} version={version} one={one} onChanged={list.refresh} />}
      />
      {asksOf(version) && (
        <Fragment key={written}>
          <Write
            versionId={version.id}
            clauseId={clause.id}
            onDone={(words) => {
              toast(words)
              setWritten((was) => was + 1)
              void list.refresh()
            }}
          />
        </Fragment>
      )}
    </Sheet>
  )
}
