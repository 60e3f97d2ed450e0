import { View } from '@tarojs/components'

interface IconProps {
  /** A name of Vant's icon set, for example `clock-o`. */
  name: string
}

/** A drawing beside words, as big as they are; screen readers pass over it. */
export function Icon({ name }: IconProps) {
  return (
    <View className='ui-icon' style='display:inline-flex' aria-hidden={true}>
      <van-icon name={name} />
    </View>
  )
}
