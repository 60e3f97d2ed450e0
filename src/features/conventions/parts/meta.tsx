import { Text, View } from '@tarojs/components'
import './meta.css'

/** What is said of a version in one small line; a part that doesn't fit goes to the next line whole. */
export function Meta({ parts }: { parts: readonly (string | false | undefined)[] }) {
  const said = parts.filter((part): part is string => Boolean(part))
  return (
    <View className='meta'>
      {said.map((part) => (
        <Text key={part} className='meta__part'>
          {part}
        </Text>
      ))}
    </View>
  )
}
