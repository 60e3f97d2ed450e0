import { newScrutineer, phraseOf, scrutineerOf } from '@domain/ballot/v1/scrutineer'
import { type CeremonyView, sendKeyMessage } from '@functions/elections/contract'
import { View } from '@tarojs/components'
import { useCallback, useEffect, useState } from 'react'
import { call } from '@/cloud'
import { Button, Card, Loading, Notice, Section, Stack } from '@/ui'
import { messageOf, type Round, roundToDo } from '../../parts/key-making'
import { keepKeys, keptKeys, markPhraseChecked, phraseChecked } from '../../parts/keys'
import { PhraseForm } from '../../parts/phrase-form'
import { secretRandom } from '../../parts/random'
import { useDoing } from '../../parts/use-doing'
import './ceremony.css'

interface WatcherProps {
  id: string
  view: CeremonyView
  /** The scrutineer's place. */
  place: number
  onChanged: () => Promise<void>
}

/** A scrutineer's part: words on paper first; then the phone takes each step by itself. */
export function Watcher({ id, view, place, onChanged }: WatcherProps) {
  const [secret, setSecret] = useState(() => keptKeys(id, 'scrutineer')?.secret)
  const [checked, setChecked] = useState(() => phraseChecked(id))
  const { doing, busy, error } = useDoing()
  const begin = async () => {
    const { keys } = newScrutineer(place, await secretRandom())
    keepKeys(id, 'scrutineer', keys)
    setSecret(keys.secret)
  }
  const take = (typed: bigint) => {
    keepKeys(id, 'scrutineer', scrutineerOf(place, typed).keys)
    markPhraseChecked(id)
    setSecret(typed)
    setChecked(true)
  }
  if (view.stage === 'done') return null
  if (view.stage === 'officers') return <Notice>等计票员登记好签名，就轮到您。</Notice>
  const spoke = view.messages.commits[place] !== ''
  return (
    <Section title='您的这一份'>
      {error !== '' && <Notice tone='danger'>{error}</Notice>}
      {secret === undefined && !spoke && (
        <Card>
          <Stack>
            <View>请准备一张纸和一支笔。手机会给您三十六个字，请抄下来收好，不要拍照。</View>
            <Button label='我准备好了' loading={busy} onPress={() => void doing(begin)} />
          </Stack>
        </Card>
      )}
      {secret === undefined && spoke && (
        <Card>
          <Stack>
            <View>这部手机里没有您的那一份。请把纸上的口令输进来。</View>
            <PhraseForm label='找回' onTyped={take} />
          </Stack>
        </Card>
      )}
      {secret !== undefined && !checked && <Phrase secret={secret} onChecked={take} />}
      {secret !== undefined && checked && (
        <Steps id={id} view={view} place={place} secret={secret} onChanged={onChanged} />
      )}
    </Section>
  )
}

function Phrase({ secret, onChecked }: { secret: bigint; onChecked: (secret: bigint) => void }) {
  const [written, setWritten] = useState(false)
  if (written)
    return (
      <Card>
        <Stack>
          <View>请看着纸，把三十六个字输一遍，看看有没有抄错。</View>
          <PhraseForm label='核对' secret={secret} onTyped={onChecked} />
          <Button kind='text' label='再看一眼口令' onPress={() => setWritten(false)} />
        </Stack>
      </Card>
    )
  return (
    <Card>
      <View>请一组一组抄在纸上，不要拍照、不要发给别人。换了手机，开票就靠它。</View>
      <View className='phrase'>
        {phraseOf(secret)
          .split(' ')
          .map((group, i) => (
            <View key={group} className='phrase__group' aria-label={`第 ${i + 1} 组，${group}`}>
              <View className='phrase__number'>{i + 1}</View>
              <View>{group}</View>
            </View>
          ))}
      </View>
      <Button label='我抄好了' onPress={() => setWritten(true)} />
    </Card>
  )
}

/** Does each round as soon as the others have done the one before, while the page is open. */
function Steps({ id, view, place, secret, onChanged }: WatcherProps & { secret: bigint }) {
  const { doing, busy, error, clear } = useDoing()
  const round = roundToDo(view)
  const speak = useCallback(
    async (now: Round) => {
      const message = await messageOf(view, now, scrutineerOf(place, secret))
      // Refused or lost on the way, it may be there already: the page looks again.
      await call(sendKeyMessage, { id, round: now, message }).finally(onChanged)
    },
    [id, view, place, secret, onChanged],
  )
  // What went wrong in one step says nothing about the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a round
  useEffect(clear, [round])
  const ready = round !== undefined && !busy && error === ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a round; each look brings a new view
  useEffect(() => {
    if (ready) void doing(() => speak(round))
  }, [round, ready])
  return (
    <Stack>
      {error !== '' && <Notice tone='danger'>{error}</Notice>}
      {error !== '' && round && (
        <Button label='再做一次这一步' onPress={() => void doing(() => speak(round))} />
      )}
      <Loading label={round ? '手机正在做这一步' : '这一步做好了，等另外两位。请让这一页开着。'} />
    </Stack>
  )
}
