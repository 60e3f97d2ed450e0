import { clockOf } from '@domain/time/shanghai'
import {
  countersignSheet,
  getSheet,
  printSheet,
  type SheetDesk,
  type SheetView,
} from '@functions/volunteering/contract'
import { useRouter } from '@tarojs/taro'
import { Fragment } from 'react'
import {
  Answer,
  CloudPhotos,
  call,
  useCommand,
  useMadeFile,
  usePullToRefresh,
  useQuery,
} from '@/cloud'
import { Button, Cell, List, Notice, Page, Section, toast } from '@/ui'
import { EntryForm } from './entry-form'

/** 纸质签到表: print it, enter it, and bear witness to what another entered. */
export default function SheetPage() {
  const { id = '' } = useRouter<{ id?: string }>().params
  const query = useQuery(getSheet, { id })
  usePullToRefresh(query.refresh)
  const paper = useMadeFile()
  return (
    <Page>
      <Answer query={query}>
        {(desk) => (
          <Fragment>
            {paper.error && <Notice tone='danger'>{paper.error.message}</Notice>}
            {desk.sheet === null && (
              <Notice>
                没有网络的地方，先打印签到表，请大家当面签名；活动后拍照录入，再请另一位在场的人作证。
              </Notice>
            )}
            {desk.canPrint && (
              <Button
                kind='plain'
                label='打开签到表去打印'
                loading={paper.pending}
                onPress={() => void paper.open(() => call(printSheet, { id }))}
              />
            )}
            {desk.sheet && <Entered sheet={desk.sheet} />}
            {desk.sheet && desk.canCountersign && (
              <Countersign id={id} sheet={desk.sheet} onDone={query.refresh} />
            )}
            {desk.canEnter && <Enter id={id} desk={desk} onDone={query.refresh} />}
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}

function Entered({ sheet }: { sheet: SheetView }) {
  const { rows, photos, photosPending, enteredByName, secondByName } = sheet
  return (
    <Section title='录入的签到'>
      {secondByName === '' ? (
        <Notice tone='warn'>{`${enteredByName}录的，还没有第二个人作证：现在只记时长，没有积分`}</Notice>
      ) : (
        <Notice>{`${enteredByName}录的，${secondByName}作证，时长计积分`}</Notice>
      )}
      <List>
        {rows.map((row, i) => (
          <Cell
            key={`${row.name}.${i}`}
            title={row.name}
            value={`${clockOf(row.start)} 到 ${clockOf(row.end)}`}
          />
        ))}
      </List>
      <CloudPhotos ids={photos} label='签到表的照片' pending={photosPending} />
    </Section>
  )
}

interface CountersignProps {
  id: string
  sheet: SheetView
  onDone: () => Promise<void>
}

function Countersign({ id, sheet: { digest }, onDone }: CountersignProps) {
  const command = useCommand(countersignSheet)
  const sign = async () => {
    if (await command.run({ id, digest })) toast('谢谢，您作证了')
    await onDone()
  }
  return (
    <Fragment>
      {command.error && <Notice tone='danger'>{command.error.message}</Notice>}
      <Notice>请对着照片核对每个人的时间。您也在场、都属实，才作证；写错了请让录表的人改。</Notice>
      <Button label='我在场，这些属实' loading={command.pending} onPress={() => void sign()} />
    </Fragment>
  )
}

function Enter({ id, desk, onDone }: { id: string; desk: SheetDesk; onDone: () => Promise<void> }) {
  return (
    <Section title={desk.sheet ? '录错了，重新录' : '录入签到表'}>
      <EntryForm id={id} desk={desk} onDone={onDone} />
    </Section>
  )
}
