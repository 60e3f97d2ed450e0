import { View } from '@tarojs/components'
import './facts.css'

interface FactsProps {
  /** What and what of it, in order; those without a value are left out. */
  facts: readonly (readonly [name: string, value: string | undefined])[]
}

/** A few facts, each with its name. */
export function Facts({ facts }: FactsProps) {
  return (
    <View className='facts'>
      {facts.map(([name, value]) =>
        value === undefined || value === '' ? null : (
          <View key={name} className='facts__row'>
            <View className='facts__name'>{name}</View>
            <View className='facts__value'>{value}</View>
          </View>
        ),
      )}
    </View>
  )
}
