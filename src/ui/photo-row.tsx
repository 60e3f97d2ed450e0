import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import './uploader.css'

interface PhotoRowProps {
  /** Addresses that an Image can show: `cloud://`, https or a path on the phone. */
  photos: readonly string[]
  /** What they show, for a screen reader: 报修照片. */
  label: string
  /** Those among them that only their owner sees until they are checked. */
  pending?: readonly string[]
}

/** Said of a photo that others do not see yet. */
const WAITS = '图片审核中'

/** Photos to look at; a tap shows one large. */
export function PhotoRow({ photos, label, pending = [] }: PhotoRowProps) {
  if (photos.length === 0) return null
  const waits = (src: string) => pending.includes(src)
  return (
    <View className='ui-photos'>
      {photos.map((src, index) => (
        <View className='ui-photo' key={src}>
          <Image
            className='ui-photo__image'
            src={src}
            mode='aspectFill'
            aria-role='button'
            aria-label={`${label}，第 ${index + 1} 张${waits(src) ? `，${WAITS}` : ''}，点开看大图`}
            onClick={() => void Taro.previewImage({ urls: [...photos], current: src })}
          />
          {waits(src) && <View className='ui-photo__waits'>{WAITS}</View>}
        </View>
      ))}
    </View>
  )
}
