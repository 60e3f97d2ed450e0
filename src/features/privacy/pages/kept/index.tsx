import { STORED_FIELDS } from '@domain/people/consents'
import { View } from '@tarojs/components'
import { Card, Page } from '@/ui'
import '../../parts/privacy.css'

/** 存了什么: each kind of data with its why, its right and its end. */
export default function KeptPage() {
  return (
    <Page title='存了什么、为什么' lead='只存办事用得着的。不收身份证号，不记行踪，不做人脸。'>
      {STORED_FIELDS.map(({ field, why, basis, keeps }) => (
        <Card key={field}>
          <View className='privacy-title'>{field}</View>
          <View>{why}</View>
          <View className='privacy-foot'>{basis}</View>
          <View className='privacy-foot'>{keeps}</View>
        </Card>
      ))}
    </Page>
  )
}
