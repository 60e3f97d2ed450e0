import { setName } from '@functions/people/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Card, Notice, Person, Sheet, TextField } from '@/ui'
import './me.css'

interface WhoProps {
  name: string
  phone: string | undefined
  /** Names of those in office are kept by the community. */
  canRename: boolean
  onRenamed: () => Promise<void>
}

/** The name others see, and the way to change it. */
export function Who({ name, phone, canRename, onRenamed }: WhoProps) {
  const [editing, setEditing] = useState(false)
  return (
    <Card>
      <Person name={name} role={phone ? `手机 ${phone}` : '还没有登记手机'}>
        {canRename && (
          <Button kind='text' size='small' label='改称呼' onPress={() => setEditing(true)} />
        )}
      </Person>
      <Sheet open={editing} title='大家怎么称呼您' onClose={() => setEditing(false)}>
        <Rename
          name={name}
          onDone={() => {
            setEditing(false)
            void onRenamed()
          }}
        />
      </Sheet>
    </Card>
  )
}

function Rename({ name, onDone }: { name: string; onDone: () => void }) {
  const [text, setText] = useState(name)
  const command = useCommand(setName)
  const save = async () => {
    if (await command.run({ name: text })) onDone()
  }
  return (
    <View className='me-rename'>
      {command.error && command.error.kind !== 'input' && (
        <Notice tone='danger'>{command.error.message}</Notice>
      )}
      <TextField
        label='称呼'
        hint='办事的人这样叫您'
        defaultValue={name}
        limit={20}
        error={command.error?.fields.name}
        onChange={setText}
      />
      <Button label='就这样叫' loading={command.pending} onPress={() => void save()} />
    </View>
  )
}
