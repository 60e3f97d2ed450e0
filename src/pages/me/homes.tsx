import type { HomeView } from '@functions/people/contract'
import { Cell, List, Notice, Section } from '@/ui'

/** Where the reader lives; the room is masked here too, since others may look over a shoulder. */
export function Homes({ homes }: { homes: HomeView['homes'] }) {
  return (
    <Section title='我的家'>
      {homes.length === 0 ? (
        <Notice>您还没有登记住处。登记以后，就能看到小区和楼栋里谁来帮您。</Notice>
      ) : (
        <List>
          {homes.map((home) => (
            <Cell
              key={home.path}
              icon='wap-home-o'
              title={`${home.compoundName} ${home.buildingName}`}
              label={home.roomMasked}
            />
          ))}
        </List>
      )}
    </Section>
  )
}
