import { utf8 } from '@domain/ballot/v1/bytes'
import { getBoardFile, getBoardPaper, type PollView } from '@functions/elections/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Fragment } from 'react'
import { call, useMadeFile } from '@/cloud'
import { Button, Card, Cell, List, Notice, Section, SquareCode, Stack } from '@/ui'
import { squaresOf } from '@/ui/squares'
import { useDoing } from '../../parts/use-doing'

/** What a computer does with the file; a phone that scans the code shows these words. */
const HOW = [
  '用电脑核对票板：',
  '1. 下载票板文件，存为 board.jsonl；',
  '2. 取同心圆的核对程序，运行',
  'npm run verify-election -- check board.jsonl',
  '3. 最后一行写着“全部核对通过”，并且核对码和楼道里贴的一样，就对了。',
].join('\n')

/** For whoever wants more than the phone's own check: the board on paper, as a file, and how to check it. */
export function Keep({ poll }: { poll: PollView }) {
  const { id, stage } = poll
  const paper = useMadeFile()
  const { doing, busy, error } = useDoing()
  const copyFile = async () => {
    const { url } = await call(getBoardFile, { id })
    await Taro.setClipboardData({ data: url })
  }
  return (
    <Fragment>
      <Section title='贴出来、存下来'>
        {(paper.error || error) && <Notice tone='danger'>{paper.error?.message ?? error}</Notice>}
        <List>
          <Cell
            icon='description-o'
            title='打印票板核对码'
            label='一张 A4，贴在楼道里'
            value={paper.pending ? '正在排版' : '打印'}
            onPress={() => void paper.open(() => call(getBoardPaper, { id }))}
          />
          {stage === 'published' && (
            <Cell
              icon='down'
              title='保存整个票板'
              label='复制下载地址，两小时内在电脑上打开'
              value={busy ? '请稍候' : '复制'}
              onPress={() => void doing(copyFile)}
            />
          )}
        </List>
      </Section>
      <Section title='用电脑再核对一遍'>
        <Card>
          <Stack>
            <View>懂电脑的邻居可以用独立的核对程序。扫这个码看怎么做：</View>
            <SquareCode rows={squaresOf(utf8(HOW))} label='怎样用电脑核对票板的二维码' />
            <Button
              kind='text'
              label='复制这段说明'
              onPress={() => void Taro.setClipboardData({ data: HOW })}
            />
          </Stack>
        </Card>
      </Section>
    </Fragment>
  )
}
