import { STAGE_TITLES } from '@domain/elections/stages'
import type { VoteWay } from '@domain/region/conventions'
import type { VersionView } from '@functions/conventions/contract'
import { getFilingReceipt } from '@functions/conventions/contract/papers'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { call, useMadeFile, usePhotoUrls } from '@/cloud'
import { Card, Cell, formatMoment, List, Notice, PhotoRow, Section, Stack } from '@/ui'

const TITLES: Readonly<Record<VoteWay, string>> = {
  meeting: '居民会议表决',
  open_vote: '住户公开表决',
  secret_vote: '住户秘密投票',
}

/** What the households said, once they have. */
export function Decided({ version: { vote } }: { version: VersionView }) {
  const urls = usePhotoUrls(vote?.minutes ?? [])
  if (!vote) return null
  const women =
    vote.women === null ? '秘密投票不记谁投的，所以不统计女性人数' : `其中女性 ${vote.women} 人`
  const rows = [
    `应到 ${vote.households} 户，实到 ${vote.present} 户（${women}）`,
    `赞成 ${vote.for} 户，反对 ${vote.against} 户，弃权 ${vote.abstain} 户`,
  ]
  return (
    <Section title={TITLES[vote.way]}>
      <Card>
        <Stack>
          <View>
            {rows.map((row) => (
              <View key={row}>{row}</View>
            ))}
          </View>
          {urls.size > 0 && <PhotoRow photos={[...urls.values()]} label='会议记录' />}
        </Stack>
      </Card>
    </Section>
  )
}

/** The secret vote, while it runs: everything of it is on the election's own page. */
export function Poll({ poll }: { poll: NonNullable<VersionView['poll']> }) {
  const { url, stage, from, until } = poll
  const now = Date.now()
  return (
    <Section title='住户秘密投票'>
      <List>
        <Cell
          icon='todo-list-o'
          title={STAGE_TITLES[stage]}
          label={`${formatMoment(from, now)}到${formatMoment(until, now)}投票`}
          onPress={() => void Taro.navigateTo({ url })}
        />
      </List>
      <View className='ui-hint'>一户一票，谁投了什么没人知道。名单、监票人、结果都在里面看。</View>
    </Section>
  )
}

/** The filing, with its receipt. */
export function Filed({ version: { id, filingNumber } }: { version: VersionView }) {
  const file = useMadeFile()
  if (filingNumber === undefined) return null
  const open = () => void file.open(() => call(getFilingReceipt, { id }))
  return (
    <Section title='街道备案'>
      {file.error && <Notice tone='danger'>{file.error.message}</Notice>}
      <List>
        <Cell
          icon='description-o'
          title={filingNumber}
          label={file.pending ? '正在排版，马上打开……' : '打开备案回执'}
          onPress={open}
        />
      </List>
    </Section>
  )
}
