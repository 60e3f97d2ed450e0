import { type ClauseView, getClause } from '@functions/conventions/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { Fragment } from 'react'
import { Answer, useQuery } from '@/cloud'
import { Button, Card, Notice, Page, Section } from '@/ui'
import { routes } from '../../routes'

/** 公约条款: one clause as it was cited, and what became of it since. */
export default function ClausePage() {
  const {
    number = '1',
    at,
    compound,
  } = useRouter<{
    number?: string
    at?: string
    compound?: string
  }>().params
  const place = compound === undefined ? undefined : decodeURIComponent(compound)
  const query = useQuery(getClause, {
    number: Number(number),
    ...(at !== undefined && { at: Number(at) }),
    ...(place !== undefined && { compound: place }),
  })
  return (
    <Page
      bottom={
        <Button
          kind='plain'
          label='看公约全文'
          onPress={() => void Taro.navigateTo({ url: routes.home(place) })}
        />
      }
    >
      <Answer query={query} cards={1}>
        {(clause) => (
          <Fragment>
            <Section title={`${clause.title} 第 ${clause.number} 条`}>
              <Card>{clause.text}</Card>
            </Section>
            <Since clause={clause} />
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}

function Since({ clause: { version, number, text, now } }: { clause: ClauseView }) {
  if (now === null) return <Notice tone='warn'>这一条在新版里删去了，现在不再要求。</Notice>
  if (now.version === version) return null
  if (now.text === text)
    return (
      <Notice>
        现在施行第 {now.version} 版，这一条没有改
        {now.number === number ? '' : `，是第 ${now.number} 条`}。
      </Notice>
    )
  return (
    <Section title={`现在是第 ${now.number} 条，改成了`}>
      <Card>{now.text}</Card>
    </Section>
  )
}
