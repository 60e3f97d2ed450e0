import type { Role } from '@domain/people/roles'
import type { CaretakerView } from '@functions/people/contract'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button, Card, Person, Stack } from '@/ui'
import './home.css'

/** Whom most people look for; the others are one tap away. */
const FIRST: readonly Role[] = ['building_captain', 'branch_secretary']

/** Who looks after the reader's home, each with a call button. */
export function Caretakers({ people }: { people: readonly CaretakerView[] }) {
  const [all, setAll] = useState(false)
  if (people.length === 0) return null
  const first = people.filter(({ role }) => FIRST.includes(role))
  const others = people.filter(({ role }) => !FIRST.includes(role))
  const shown = all || first.length === 0 ? [...first, ...others] : first
  return (
    <Card>
      <Stack>
        {shown.map((person) => (
          <Caretaker key={`${person.personId} ${person.role}`} person={person} />
        ))}
        {shown.length < people.length && (
          <Button
            kind='text'
            label='网格员、物业电话'
            describe={`再看 ${others.length} 位：网格员、物业`}
            onPress={() => setAll(true)}
          />
        )}
      </Stack>
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
