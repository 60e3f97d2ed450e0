import type { CaretakerView } from '@functions/people/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button, Card, Person } from '@/ui'
import './home.css'

/** Who looks after the reader's home, each one tap away. */
export function Caretakers({ people }: { people: readonly CaretakerView[] }) {
  if (people.length === 0) return null
  return (
    <Card>
      <View className='home-stack'>
        {people.map((person) => (
          <Caretaker key={`${person.personId} ${person.role}`} person={person} />
        ))}
      </View>
    </Card>
  )
}

function Caretaker({ person: { name, title, phone } }: { person: CaretakerView }) {
  return (
    <Person name={name} role={title}>
      {phone !== undefined && (
        <Button
          kind='plain'
          size='small'
          icon='phone-o'
          label='打电话'
          describe={`给${title}${name}打电话`}
          onPress={() => void dial(phone)}
        />
      )}
    </Person>
  )
}

/** Opens the phone's dialler; closing it again is no error. */
const dial = (phoneNumber: string) => Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
