import { listPlaces, type PlaceView } from '@functions/people/contract'
import { useState } from 'react'
import { Answer, useQuery } from '@/cloud'
import { Cell, Empty, List } from '@/ui'

interface BuildingChooserProps {
  /** Where to begin: a path, or the whole district. */
  from?: string
  onChoose: (building: { path: string; name: string }) => void
}

/** Down to a building, one tap a level. */
export function BuildingChooser({ from, onChoose }: BuildingChooserProps) {
  const [trail, setTrail] = useState<PlaceView[]>([])
  const here = trail[trail.length - 1]
  const parent = here?.path ?? from
  const query = useQuery(listPlaces, parent === undefined ? {} : { parent })
  const open = (place: PlaceView) => {
    if (place.level !== 'building') return setTrail([...trail, place])
    onChoose({ path: place.path, name: [here?.name, place.name].filter(Boolean).join(' ') })
  }
  return (
    <Answer query={query}>
      {({ places }) => (
        <>
          <List>
            {here && (
              <Cell
                icon='arrow-left'
                title={`返回上一层（现在：${here.name}）`}
                onPress={() => setTrail(trail.slice(0, -1))}
              />
            )}
            {places.map((place) => (
              <Cell key={place.path} title={place.name} onPress={() => open(place)} />
            ))}
          </List>
          {places.length === 0 && (
            <Empty title='这里还没有登记楼栋' words='请退回去换一个，或者告诉社区补上。' />
          )}
        </>
      )}
    </Answer>
  )
}
