import { ancestorAt } from '@domain/people/path'
import type { HomeView } from '@functions/people/contract'
import Taro from '@tarojs/taro'
import { routes } from '@/features/offices/routes'
import { Cell, List } from '@/ui'

const open = (url: string) => void Taro.navigateTo({ url })

/** The way to one's own duties, and to who is in office where the reader lives. */
export function InOffice({ homes }: { homes: HomeView['homes'] }) {
  return (
    <List>
      <Cell
        icon='manager-o'
        title='我的职务'
        label='任期和任职码'
        onPress={() => open(routes.duties())}
      />
      {homes.slice(0, 1).map(({ path, compoundName }) => (
        <Cell
          key={path}
          icon='friends-o'
          title={`${compoundName} 谁在任`}
          onPress={() => open(routes.list(ancestorAt(path, 'compound') ?? path))}
        />
      ))}
    </List>
  )
}
