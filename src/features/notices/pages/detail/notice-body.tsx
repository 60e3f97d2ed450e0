import { ancestorAt } from '@domain/people/path'
import type { NoticeDetail } from '@functions/notices/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { CitedClauses, CloudPhotos } from '@/cloud'
import { Card, Cell, formatMoment, List, Notice, StatePill, toast } from '@/ui'
import { authorWords, deskStateView, stateView } from '../../words'
import './notice-body.css'

async function openFile(file: string): Promise<void> {
  try {
    const { tempFilePath } = await Taro.cloud.downloadFile({ fileID: file })
    await Taro.openDocument({ filePath: tempFilePath, showMenu: true })
  } catch {
    toast('附件没有打开，请再点一次')
  }
}

/** What the notice says, who says it and how far it holds. */
export function NoticeBody({ notice }: { notice: NoticeDetail }) {
  const { title, placeName, author, at, version, mustReadBy, expiresAt, withdrawnBecause } = notice
  const atDesk = notice.reviewReasons !== undefined
  const { word, tone } = atDesk ? deskStateView(notice) : stateView(notice)
  const now = Date.now()
  const facts = [
    placeName,
    authorWords(author),
    formatMoment(at, now),
    ...(version > 1 ? [`更正过 ${version - 1} 次`] : []),
    ...(mustReadBy === null ? [] : [`请每家在${formatMoment(mustReadBy, now)}前看到`]),
    ...(expiresAt === null ? [] : [`${formatMoment(expiresAt, now)}到期`]),
  ]
  return (
    <View>
      {withdrawnBecause !== undefined && (
        <Notice tone='warn'>这条公告已经撤回：{withdrawnBecause}</Notice>
      )}
      <Card>
        <View className='notice__head'>
          <View className='notice__title' aria-role='heading'>
            {title}
          </View>
          <StatePill tone={tone} word={word} />
        </View>
        <View className='notice__meta'>{facts.join(' · ')}</View>
        <View className='notice__text'>{notice.body}</View>
        {notice.pictures.length > 0 && (
          <View className='notice__pictures'>
            <CloudPhotos ids={notice.pictures} label='公告图片' pending={notice.picturesPending} />
          </View>
        )}
      </Card>
      <CitedClauses words={notice.body} at={at} compound={ancestorAt(notice.path, 'compound')} />
      {notice.attachments.length > 0 && (
        <View className='notice__files'>
          <List>
            {notice.attachments.map(({ name, file }) => (
              <Cell
                key={file}
                icon='description-o'
                title={name}
                label='附件，点开看'
                onPress={() => void openFile(file)}
              />
            ))}
          </List>
        </View>
      )}
    </View>
  )
}
