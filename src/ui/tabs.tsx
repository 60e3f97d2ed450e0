import { View } from '@tarojs/components'
import { Badge } from './badge'
import { classNames } from './class-names'
import './tabs.css'

interface Tab<Key extends string> {
  readonly key: Key
  readonly label: string
  /** How many wait behind it. */
  readonly count?: number
}

interface TabsProps<Key extends string> {
  tabs: readonly Tab<Key>[]
  chosen: Key
  onChoose: (key: Key) => void
}

/** A few views of one thing, side by side. The page shows the chosen one beneath. */
export function Tabs<Key extends string>({ tabs, chosen, onChoose }: TabsProps<Key>) {
  return (
    <View className='ui-tabs' aria-role='tablist'>
      {tabs.map(({ key, label, count = 0 }) => (
        <View
          key={key}
          className={classNames('ui-tab', key === chosen && 'ui-tab--on')}
          hoverClass='ui-card--pressed'
          aria-role='tab'
          aria-selected={key === chosen}
          aria-label={count > 0 ? `${label}，${count} 条` : label}
          onClick={() => onChoose(key)}
        >
          <View>{label}</View>
          <Badge count={count} />
        </View>
      ))}
    </View>
  )
}
