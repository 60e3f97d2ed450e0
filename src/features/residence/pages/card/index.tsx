import { getMe, setName } from '@functions/people/contract'
import { setAvatar } from '@functions/people/contract/residence'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Answer, uploadPicture, useCommand, usePhotoUrls, useQuery } from '@/cloud'
import {
  AvatarButton,
  Button,
  Card,
  NicknameField,
  Notice,
  Page,
  Section,
  Stack,
  toast,
} from '@/ui'
import { PhoneCard } from '../../parts/phone-card'
import '../../parts/residence.css'

/** 我的名片: how I am called, my picture, my phone. All of it optional. */
export default function CardPage() {
  const me = useQuery(getMe, {})
  return (
    <Page>
      <Answer query={me}>
        {({ me: { name, isGuest }, duties, avatar, avatarPending, phoneMasked }) => (
          <>
            <Picture fileId={avatar} waits={avatarPending} name={name} onChanged={me.refresh} />
            {duties.length === 0 ? (
              <Name name={isGuest ? '' : name} onChanged={me.refresh} />
            ) : (
              <Notice>{`您有职务在身，称呼由社区维护：${name}`}</Notice>
            )}
            <Section title='手机号'>
              <Card>
                <PhoneCard phone={phoneMasked} onChanged={me.refresh} />
              </Card>
            </Section>
          </>
        )}
      </Answer>
    </Page>
  )
}

interface PictureProps {
  fileId: string | undefined
  /** It has not passed the check yet. */
  waits: true | undefined
  name: string
  onChanged: () => Promise<void>
}

function Picture({ fileId, waits, name, onChanged }: PictureProps) {
  const urls = usePhotoUrls(fileId ? [fileId] : [])
  const command = useCommand(setAvatar)
  const [failed, setFailed] = useState<string>()
  const take = async (path: string) => {
    const file = await uploadPicture(path).catch(() => undefined)
    setFailed(file ? undefined : '头像没有传上去，请再试一次')
    if (file && (await command.run({ file }))) {
      toast('头像换好了')
      await onChanged()
    }
  }
  const wrong = failed ?? command.error?.message
  return (
    <Card>
      <Stack>
        {wrong && <Notice tone='danger'>{wrong}</Notice>}
        <AvatarButton
          url={fileId && urls.get(fileId)}
          name={name}
          loading={command.pending}
          onChosen={(path) => void take(path)}
        />
        <View className='residence-small'>
          {waits ? '图片审核中。' : ''}头像只有您自己看得到，可不设。
        </View>
      </Stack>
    </Card>
  )
}

function Name({ name, onChanged }: { name: string; onChanged: () => Promise<void> }) {
  const [text, setText] = useState(name)
  const command = useCommand(setName)
  const save = async () => {
    if (!(await command.run({ name: text }))) return
    toast('记住了')
    await onChanged()
  }
  return (
    <Card>
      {command.error && command.error.kind !== 'input' && (
        <Notice tone='danger'>{command.error.message}</Notice>
      )}
      <NicknameField
        label='大家怎么称呼您'
        hint='办事的人这样叫您'
        defaultValue={name}
        limit={20}
        error={command.error?.fields.name}
        onChange={setText}
      />
      <View className='residence-save'>
        <Button label='就这样叫' loading={command.pending} onPress={() => void save()} />
      </View>
    </Card>
  )
}
