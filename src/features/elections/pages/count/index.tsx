import { Board } from '@domain/ballot/v1/board'
import { fromHex, toBase64url, toHex } from '@domain/ballot/v1/client'
import {
  ceremonyFrameOf,
  collectShare,
  decodeTranscript,
  decryptPartially,
  type KeyShare,
  type Scrutineer,
  scrutineerOf,
} from '@domain/ballot/v1/scrutineer'
import { getTally, sendPartial } from '@functions/elections/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { call, usePullToRefresh, useQuery } from '@/cloud'
import {
  Button,
  Card,
  Empty,
  ErrorState,
  Loading,
  Notice,
  Page,
  Section,
  Skeleton,
  Stack,
} from '@/ui'
import { downloadBoard } from '../../parts/download'
import { bytesOf, must } from '../../parts/key-making'
import { keepKeys, keptKeys } from '../../parts/keys'
import { PhraseForm } from '../../parts/phrase-form'
import { secretRandom } from '../../parts/random'
import { useDoing } from '../../parts/use-doing'

/** Lines of a board whose every proof a phone checks in a minute or so; a longer one is checked by sample. */
const MOST_CHECKED = 120

const NOT_THE_BOARD = '要打开的不是全部选票的总和，请不要开票，并告诉另外两位监票人'

/** This scrutineer's opening of the tally, after the phone has seen that it is the sum of the board. */
async function openTally(id: string, secret: bigint): Promise<void> {
  const view = await call(getTally, { id })
  // Whoever could make a scrutineer open something else could read one household's ballot.
  const text = await downloadBoard(id)
  const proofs = text.split('\n').length <= MOST_CHECKED ? 'check' : 'trust'
  const board = must(Board.parse(text, proofs))
  const tally = board.tallyFrame
  if (!tally || toHex(tally.tallyHash) !== view.tallyHash) throw new Error(NOT_THE_BOARD)
  const { definition } = tally.setup
  const said = must(decodeTranscript(definition, bytesOf(view.ceremony)))
  const scrutineer: Scrutineer = scrutineerOf(view.scrutineer, secret)
  const frame = ceremonyFrameOf(definition, fromHex(view.rollHash) ?? new Uint8Array(0))
  const share: KeyShare = must(collectShare(frame, scrutineer, said))
  const partial = must(decryptPartially(tally, scrutineer, share, await secretRandom(64_000)))
  await call(sendPartial, { id, partial: toBase64url(partial) })
}

/** 开票: two of the three scrutineers open what all ballots add up to; no single ballot. */
export default function CountPage() {
  const { id = '' } = useRouter<{ id?: string }>().params
  const query = useQuery(getTally, { id })
  usePullToRefresh(query.refresh)
  const [secret, setSecret] = useState(() => keptKeys(id, 'scrutineer')?.secret)
  const { doing, busy, error } = useDoing()
  const { data } = query
  const mine = data?.opened.includes(data.scrutineer)
  return (
    <Page>
      {query.loading && <Skeleton cards={1} />}
      {query.error && !data && (
        <ErrorState
          title='还不能开票'
          words={query.error.message}
          onRetry={() => void query.refresh()}
        />
      )}
      {data && (
        <Section title='一起开票'>
          <Notice>打开的只是所有选票加起来的数，哪一家的票都不会单独打开。两位监票人就够。</Notice>
          <View>{`已经开票：${data.opened.length} 位`}</View>
          {error !== '' && <Notice tone='danger'>{error}</Notice>}
          {mine ? (
            <Empty
              icon='passed'
              title='您开过了'
              words='到公布时间，结果自动公布，谁也不能推迟。'
            />
          ) : secret === undefined ? (
            <Card>
              <Stack>
                <View>这部手机里没有您的那一份。请把纸上的口令输进来。</View>
                <PhraseForm
                  label='找回'
                  onTyped={(typed) => {
                    keepKeys(id, 'scrutineer', scrutineerOf(data.scrutineer, typed).keys)
                    setSecret(typed)
                  }}
                />
              </Stack>
            </Card>
          ) : (
            <Fragment>
              {busy && <Loading label='正在核对每一张票，请让这一页开着' />}
              <Button
                label='核对并开票'
                loading={busy}
                loadingLabel='正在核对'
                onPress={() =>
                  // Refused or lost on the way, it may be there already: the page looks again.
                  void doing(() => openTally(id, secret).finally(query.refresh))
                }
              />
            </Fragment>
          )}
        </Section>
      )}
    </Page>
  )
}
