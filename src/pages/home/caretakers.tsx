import type { CaretakerView } from '@functions/people/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button, Card } from '@/ui'
import './caretakers.css'

/** Who looks after the reader's home, each one tap away. */
export function Caretakers({ people }: { people: readonly CaretakerView[] }) {
  return (
    <Card>
      <View className='caretakers'>
        {people.map((person) => (
          <Caretaker key={`${person.personId} ${person.role}`} person={person} />
        ))}
      </View>
    </Card>
  )
}

function Caretaker({ person: { name, title, phone } }: { person: CaretakerView }) {
  return (
    <View className='caretaker'>
      <View className='caretaker__face' aria-hidden={true}>
        {name.slice(0, 1)}
      </View>
      <View className='caretaker__who'>
        <View className='caretaker__name'>{name}</View>
        <View className='caretaker__title'>{title}</View>
      </View>
      {phone !== undefined && (
        <Button
          kind='plain'
          size='small'
          icon='phone-o'
          label='打电话'
          describe={`给${title}${name}打电话`}
          onPress={() => dial(phone)}
        />
      )}
    </View>
  )
}

/** Opens the phone's dialler; closing it again is no error. */
const dial = (phoneNumber: string) => Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
