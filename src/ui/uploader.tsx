import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Field } from './field'
import { Icon } from './icon'
import './uploader.css'

/** A photo being added; the state is kept by whoever sends it. */
export interface UploaderPhoto {
  readonly src: string
  readonly state: 'uploading' | 'done' | 'failed'
  /** Percent sent while `uploading`. */
  readonly percent: number
  /** Why it failed, in the reader's words. */
  readonly message?: string
  readonly canRetry?: boolean
}

interface UploaderProps {
  label: string
  photos: readonly UploaderPhoto[]
  /** Paths on the phone that were just chosen. */
  onAdd: (paths: string[]) => void
  onRemove: (index: number) => void
  onRetry: (index: number) => void
  most?: number
  optional?: boolean
  hint?: string
  error?: string
}

const wasCancelled = (reason: unknown) =>
  typeof reason === 'object' &&
  reason !== null &&
  'errMsg' in reason &&
  String(reason.errMsg).includes('cancel')

async function choose(count: number): Promise<string[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['album', 'camera'],
    })
    return tempFiles.map((file) => file.tempFilePath)
  } catch (reason) {
    // closing the album is no error
    if (!wasCancelled(reason))
      void Taro.showToast({ title: '没能打开相册，请再试一次', icon: 'none' })
    return []
  }
}

/** Up to `most` photos: add, look, remove, and try again what failed. */
export function Uploader(props: UploaderProps) {
  const { label, photos, onAdd, onRemove, onRetry, most = 6, optional, hint, error } = props
  const room = most - photos.length
  const add = async () => {
    const paths = await choose(room)
    if (paths.length > 0) onAdd(paths.slice(0, room))
  }
  return (
    <Field label={label} optional={optional} hint={hint ?? `最多 ${most} 张`} error={error}>
      <View className='ui-photos'>
        {photos.map((photo, index) => (
          <PhotoTile
            key={photo.src}
            photo={photo}
            place={index + 1}
            onLook={() =>
              void Taro.previewImage({ urls: photos.map((p) => p.src), current: photo.src })
            }
            onRemove={() => onRemove(index)}
            onRetry={() => onRetry(index)}
          />
        ))}
        {room > 0 && (
          <View
            className='ui-photo ui-photo--add'
            aria-role='button'
            aria-label={`添加照片，还可以加 ${room} 张`}
            onClick={() => void add()}
          >
            <View className='ui-photo__add'>
              <View className='ui-photo__camera'>
                <Icon name='photograph' />
              </View>
              <View>加照片</View>
            </View>
          </View>
        )}
      </View>
    </Field>
  )
}

interface PhotoTileProps {
  photo: UploaderPhoto
  /** Counted from 1, for the label. */
  place: number
  onLook: () => void
  onRemove: () => void
  onRetry: () => void
}

function PhotoTile({ photo, place, onLook, onRemove, onRetry }: PhotoTileProps) {
  return (
    <View className='ui-photo'>
      <Image
        className='ui-photo__image'
        src={photo.src}
        mode='aspectFill'
        aria-role='button'
        aria-label={`第 ${place} 张照片，点开看大图`}
        onClick={onLook}
      />
      {photo.state === 'uploading' && (
        <View className='ui-photo__cover' aria-live='polite'>
          正在上传 {Math.round(photo.percent)}%
        </View>
      )}
      {photo.state === 'failed' && <Failed photo={photo} place={place} onRetry={onRetry} />}
      <View
        className='ui-photo__remove'
        aria-role='button'
        aria-label={`删除第 ${place} 张照片`}
        onClick={onRemove}
      >
        <View className='ui-photo__cross'>
          <Icon name='cross' />
        </View>
      </View>
    </View>
  )
}

function Failed({ photo, place, onRetry }: Pick<PhotoTileProps, 'photo' | 'place' | 'onRetry'>) {
  const message = photo.message ?? '没传上去'
  if (photo.canRetry === false) return <View className='ui-photo__cover'>{message}</View>
  return (
    <View
      className='ui-photo__cover'
      aria-role='button'
      aria-label={`重新上传第 ${place} 张照片，${message}`}
      onClick={onRetry}
    >
      <Icon name='replay' />
      <View>{message}</View>
      <View>点这里重试</View>
    </View>
  )
}
