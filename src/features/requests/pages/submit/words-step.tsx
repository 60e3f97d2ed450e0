import type { Category } from '@domain/requests/categories'
import { MAX_PHOTOS, MAX_TEXT } from '@functions/requests/contract'
import { View } from '@tarojs/components'
import { Button, Notice, TextArea, Uploader } from '@/ui'
import { StepFrame } from './step'
import type { SubmitForm } from './use-submit-form'

const EXAMPLES: Readonly<Record<Category, string>> = {
  safety: '例如：楼门口的井盖翘起来了，晚上容易绊倒',
  utilities: '例如：从昨天晚上开始停水，问了邻居也没有',
  repair: '例如：二楼楼道的灯不亮了，晚上看不见路',
  sanitation: '例如：楼下的垃圾三天没人收，味道很大',
  parking: '例如：有车一直停在消防通道上',
  noise: '例如：楼上装修，中午也不停',
  property: '例如：大门口的保安晚上没人值班',
  care: '例如：隔壁老人一个人住，腿脚不方便，想请人帮忙买菜',
  other: '例如：想问问小区什么时候装健身器材',
}

/** What is wrong, in words and photos. */
export function WordsStep({ form }: { form: SubmitForm }) {
  const { draft, photos, errors } = form
  return (
    <StepFrame
      form={form}
      title='哪里不对？'
      button={<Button label='下一步' onPress={() => form.next()} />}
    >
      {form.restored && <Restored onRestart={form.restart} />}
      <TextArea
        label='说一说，一句话也行'
        placeholder={EXAMPLES[draft.category ?? 'other']}
        defaultValue={draft.text}
        limit={MAX_TEXT}
        error={errors.text}
        onChange={(text) => form.change({ text })}
      />
      <Uploader
        label='拍张照片，看得更明白'
        optional
        most={MAX_PHOTOS}
        photos={photos.photos}
        error={errors.photos}
        onAdd={photos.add}
        onRemove={photos.remove}
        onRetry={photos.retry}
      />
    </StepFrame>
  )
}

function Restored({ onRestart }: { onRestart: () => void }) {
  return (
    <Notice>
      <View>上次没写完的，给您留着呢。</View>
      <Button kind='text' size='small' label='不要了，重新写' onPress={onRestart} />
    </Notice>
  )
}
