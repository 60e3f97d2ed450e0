import { checkHours, type HoursCheck } from '@functions/volunteering/contract'
import { useRouter } from '@tarojs/taro'
import { Answer, useQuery } from '@/cloud'
import { Cell, formatDay, List, Notice, Page, Stack } from '@/ui'

const VERDICTS: Readonly<
  Record<HoursCheck['verdict'], { tone: 'info' | 'warn' | 'danger'; words: string }>
> = {
  holds: { tone: 'info', words: '核对无误：姓名、时长、星级都没有被改过。' },
  changed: { tone: 'danger', words: '对不上：证书或记录被改过，不能采信。' },
  not_a_code: { tone: 'warn', words: '这不是志愿服务证书的码，请扫证书右下角的码。' },
  unknown: { tone: 'warn', words: '没有这张证书，请看看码是不是完整。' },
}

/** 核对证书: anyone who scans a certificate's code comes here. */
export default function CheckPage() {
  const { params } = useRouter<{ code?: string; scene?: string }>()
  const code = decodeURIComponent(params.code ?? params.scene ?? '')
  const query = useQuery(checkHours, { code })
  return (
    <Page>
      <Answer query={query} cards={1}>
        {({ verdict, record }) => (
          <Stack>
            <Notice tone={VERDICTS[verdict].tone}>{VERDICTS[verdict].words}</Notice>
            {record && (
              <List>
                <Cell title='志愿者' value={record.name} />
                <Cell title='在哪里' value={record.placeName} />
                <Cell title='累计' value={`${record.halfHours / 2} 小时`} />
                {record.stars > 0 && <Cell title='星级' value={`${record.stars} 星志愿者`} />}
                <Cell title='统计到' value={formatDay(record.at, Date.now())} />
              </List>
            )}
          </Stack>
        )}
      </Answer>
    </Page>
  )
}
