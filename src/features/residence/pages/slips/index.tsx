import { type DutyView, getMe } from '@functions/people/contract'
import { listSlips, renewCode } from '@functions/people/contract/slips'
import { useState } from 'react'
import { Answer, useCommand, useQuery } from '@/cloud'
import { Button, Cell, Confirm, Empty, List, Notice, Page, Section, toast } from '@/ui'
import { BuildingChooser } from '../../parts/building-chooser'
import { usePrinting } from './use-printing'

const PRINTERS: readonly DutyView['role'][] = [
  'branch_secretary',
  'community_secretary',
  'community_staff',
]

/** 户码单: slips for the letter boxes of a building, and new codes for lost ones. */
export default function SlipsPage() {
  const me = useQuery(getMe, {})
  const [building, setBuilding] = useState<{ path: string; name: string }>()
  if (building) return <Building {...building} onBack={() => setBuilding(undefined)} />
  return (
    <Page title='打印哪一栋的？' lead='一户一张，裁开后投进信箱或送到家门口。'>
      <Answer query={me}>
        {({ duties }) => {
          const duty = duties.find((one) => PRINTERS.includes(one.role))
          if (!duty) return <Empty title='这一项不归您办理' words='户码单由小区书记和社区打印。' />
          return <BuildingChooser from={duty.scope} onChoose={setBuilding} />
        }}
      </Answer>
    </Page>
  )
}

interface BuildingProps {
  path: string
  name: string
  onBack: () => void
}

function Building({ path, name, onBack }: BuildingProps) {
  const query = useQuery(listSlips, { building: path })
  const printing = usePrinting(path)
  return (
    <Page
      title={`${name} 户码单`}
      lead='一个文件 12 户，两张 A4 纸。打印会记在台账里。'
      bottom={<Button kind='text' label='换一栋楼' onPress={onBack} />}
    >
      {printing.error && <Notice tone='danger'>{printing.error.message}</Notice>}
      <Answer query={query}>
        {({ parts, rooms }) => (
          <>
            <List>
              {parts.map(({ part, label, count }) => (
                <Cell
                  key={part}
                  icon='description-o'
                  title={label}
                  label={`${count} 户`}
                  value={printing.part === part ? '正在排版' : '打印'}
                  onPress={() => void printing.open(part)}
                />
              ))}
            </List>
            <Renewals rooms={rooms} onChanged={query.refresh} />
          </>
        )}
      </Answer>
    </Page>
  )
}

type Room = { path: string; room: string; claimed: boolean; edition: number }

function Renewals({ rooms, onChanged }: { rooms: Room[]; onChanged: () => Promise<void> }) {
  const [asking, setAsking] = useState<Room>()
  const command = useCommand(renewCode)
  const renew = async () => {
    if (!asking || !(await command.run({ household: asking.path }))) return
    setAsking(undefined)
    toast('新码换好了，请重新打印这一户')
    await onChanged()
  }
  return (
    <Section title='单子丢了、被别人看到了'>
      <List>
        {rooms.map((room) => (
          <Cell
            key={room.path}
            title={room.room}
            label={[
              room.claimed ? '已有人认领' : '还没有人认领',
              room.edition > 1 && `换过 ${room.edition - 1} 次码`,
            ]
              .filter(Boolean)
              .join(' · ')}
            value='换新码'
            describe={`给 ${room.room} 换新户码`}
            onPress={() => setAsking(room)}
          />
        ))}
      </List>
      <Confirm
        open={asking !== undefined}
        title={`给 ${asking?.room ?? '这一户'} 换新码？`}
        message={
          command.error?.message ?? '旧单子马上作废，要重新打印送到家里。已经认领的人不受影响。'
        }
        confirmLabel='换新码'
        busy={command.pending}
        onConfirm={() => void renew()}
        onCancel={() => setAsking(undefined)}
      />
    </Section>
  )
}
