import { LEVELS } from '@domain/people/path'
import { listPlaces, type PlaceView } from '@functions/people/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Answer, useQuery } from '@/cloud'
import { Button, Cell, List, Notice } from '@/ui'
import './place-browser.css'
import type { SubmitForm } from './use-submit-form'

interface PlaceBrowserProps {
  form: SubmitForm
  /** Back to the places near home, for those who have a home here. */
  onClose?: () => void
}

/** Above the compound there is nobody who could go there and look. */
const canChoose = ({ level }: PlaceView) => LEVELS.indexOf(level) >= LEVELS.indexOf('compound')

/** From the district down to a building, one tap a level; people may stop where they know no more. */
export function PlaceBrowser({ form, onClose }: PlaceBrowserProps) {
  const [trail, setTrail] = useState<PlaceView[]>([])
  const here = trail[trail.length - 1]
  const query = useQuery(listPlaces, here ? { parent: here.path } : {})
  const { place } = form.draft
  const choose = (last?: PlaceView) => {
    const named = last ? [...trail, last] : trail
    const end = named[named.length - 1]
    if (!end) return
    // Two names are enough to know it by: 荷叶塘社区 小满荷苑.
    const name = named
      .slice(-2)
      .map((one) => one.name)
      .join(' ')
    form.change({ place: { path: end.path, name } })
  }
  const open = (next: PlaceView) => (next.hasChildren ? setTrail([...trail, next]) : choose(next))
  const up = trail.length > 0 ? () => setTrail(trail.slice(0, -1)) : onClose

  return (
    <View className='places'>
      {place ? (
        <Notice>已选：{place.name}</Notice>
      ) : (
        <Notice tone={form.errors.path ? 'danger' : 'info'}>
          {form.errors.path ?? '一层一层往下点，点到您知道的地方'}
        </Notice>
      )}
      <Answer query={query}>
        {({ places }) => (
          <List>
            {up && (
              <Cell
                icon='arrow-left'
                title={here ? `返回上一层（现在：${here.name}）` : '返回我家附近'}
                onPress={up}
              />
            )}
            {places.map((one) => (
              <Cell
                key={one.path}
                title={one.name}
                value={one.path === place?.path ? '已选' : undefined}
                onPress={() => open(one)}
              />
            ))}
          </List>
        )}
      </Answer>
      {here && canChoose(here) && (
        <Button kind='plain' label={`就在${here.name}`} onPress={() => choose()} />
      )}
    </View>
  )
}
