import { ancestorAt } from '@domain/people/path'
import { listRooms } from '@functions/people/contract/claims'
import { useState } from 'react'
import { Answer, useQuery } from '@/cloud'
import { Button, ChoiceGrid, Empty, Page, Tabs } from '@/ui'
import type { ChosenHome } from './index'

interface RoomChooserProps {
  building: { path: string; name: string }
  onBack: () => void
  onChosen: (home: ChosenHome) => void
}

type Room = { path: string; room: string }

/** Rooms by stair, as people count them; a building without stairs has one list. */
function byStair(rooms: readonly Room[]): { key: string; label: string; rooms: Room[] }[] {
  const stairs = new Map<string, Room[]>()
  for (const one of rooms) {
    const key = ancestorAt(one.path, 'unit_stair') ?? ''
    stairs.set(key, [...(stairs.get(key) ?? []), one])
  }
  return [...stairs].map(([key, found], i) => {
    const named = /^(.+?单元)/.exec(found[0]?.room ?? '')?.[1]
    return { key, label: named ?? `${i + 1}单元`, rooms: found }
  })
}

const shortRoom = (room: string, stair: string) =>
  room.startsWith(stair) && room !== stair ? room.slice(stair.length) : room

/** Which room of a building. */
export function RoomChooser({ building, onBack, onChosen }: RoomChooserProps) {
  const query = useQuery(listRooms, { building: building.path })
  const [chosen, setChosen] = useState<string>()
  return (
    <Page
      title={`${building.name} 的哪一户？`}
      bottom={<Button kind='text' label='换一栋楼' onPress={onBack} />}
    >
      <Answer query={query}>
        {({ placeName, hasCaptain, rooms }) => {
          const stairs = byStair(rooms)
          const stair = stairs.find((one) => one.key === chosen) ?? stairs[0]
          if (!stair) {
            return <Empty title='这一栋还没有登记住户' words='请告诉小区书记，补上就能认领了。' />
          }
          const choose = (household: string) => {
            const room = rooms.find((one) => one.path === household)?.room
            if (room) onChosen({ household, placeName, room, hasCaptain })
          }
          return (
            <>
              {stairs.length > 1 && (
                <Tabs
                  tabs={stairs.map(({ key, label }) => ({ key, label }))}
                  chosen={stair.key}
                  onChoose={setChosen}
                />
              )}
              <ChoiceGrid
                label='房号'
                layout='three'
                options={stair.rooms.map((one) => ({
                  value: one.path,
                  label: shortRoom(one.room, stair.label),
                }))}
                value={undefined}
                onChange={choose}
              />
            </>
          )
        }}
      </Answer>
    </Page>
  )
}
