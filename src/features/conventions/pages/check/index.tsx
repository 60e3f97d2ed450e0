import { momentOf } from '@domain/time/shanghai'
import { type CertificateCheck, checkCertificate } from '@functions/conventions/contract'
import { useRouter } from '@tarojs/taro'
import { Answer, useQuery } from '@/cloud'
import { Cell, List, Notice, Page, Stack } from '@/ui'

const VERDICTS: Readonly<
  Record<CertificateCheck['verdict'], { tone: 'info' | 'warn' | 'danger'; words: string }>
> = {
  holds: { tone: 'info', words: '核对无误：签名、时间和公约原文都没有被改过。' },
  changed: { tone: 'danger', words: '对不上：证书或签名记录被改过，不能采信。' },
  text_changed: { tone: 'danger', words: '对不上：公约原文和签的时候不一样，不能采信。' },
  not_a_code: { tone: 'warn', words: '这不是公约证书的码，请扫证书右下角的码。' },
  unknown: { tone: 'warn', words: '没有这张证书，请看看码是不是完整。' },
}

/** 核对证书: anyone who scans a certificate's code comes here. */
export default function CheckPage() {
  const { params } = useRouter<{ code?: string; scene?: string }>()
  const code = decodeURIComponent(params.code ?? params.scene ?? '')
  const query = useQuery(checkCertificate, { code })
  return (
    <Page>
      <Answer query={query} cards={1}>
        {({ verdict, record }) => (
          <Stack>
            <Notice tone={VERDICTS[verdict].tone}>{VERDICTS[verdict].words}</Notice>
            {record && (
              <List>
                <Cell title='公约' label={`${record.title} 第 ${record.version} 版`} />
                <Cell title='签名人' value={record.signer} />
                <Cell title='住处' label={record.household} />
                <Cell title='时间' value={momentOf(record.at)} />
                <Cell title='方式' value={record.channel === 'phone' ? '手机上签' : '纸上签'} />
                {verdict === 'holds' && (
                  <Cell title='现在' value={record.stands ? '仍然有效' : '已撤回或要看新版'} />
                )}
              </List>
            )}
          </Stack>
        )}
      </Answer>
    </Page>
  )
}
