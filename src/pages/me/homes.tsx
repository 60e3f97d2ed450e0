import type { HomeView } from '@functions/people/contract'
import Taro from '@tarojs/taro'
import { routes } from '@/features/residence/routes'
import { Button, Cell, List, Notice, Section } from '@/ui'

const open = (url: string) => void Taro.navigateTo({ url })

/** Where the reader lives; the room is masked here too, since others may look over a shoulder. */
export function Homes({ homes }: { homes: HomeView['homes'] }) {
  return (
    <Section title='我的家'>
      {homes.length === 0 ? (
        <>
          <Notice>您还没有认领住处。认领以后，就能看到小区和楼栋里谁来帮您。</Notice>
          <Button kind='plain' label='认领我的家' onPress={() => open(routes.claim())} />
          <Button kind='text' label='看我的认领' onPress={() => open(routes.mine())} />
        </>
      ) : (
        <List>
          {homes.map((home) => (
            <Cell
              key={home.path}
              icon='wap-home-o'
              title={`${home.compoundName} ${home.buildingName}`}
              label={home.roomMasked}
              onPress={() => open(routes.mine())}
            />
          ))}
        </List>
      )}
    </Section>
  )
}
