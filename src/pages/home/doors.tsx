import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { routes as conventions } from '@/features/conventions/routes'
import { routes } from '@/features/requests/routes'
import { routes as volunteering } from '@/features/volunteering/routes'
import { Icon } from '@/ui'
import './doors.css'

interface Door {
  title: string
  hint: string
  icon: string
  /** The page it opens; a door without one is not built yet and says so. */
  url?: string
}

/** The four things people come for. */
const DOORS: readonly Door[] = [
  { title: '诉求', hint: '哪里不对，说一声', icon: 'chat-o', url: routes.submit() },
  { title: '选举', hint: '选咱们的楼栋长', icon: 'friends-o' },
  { title: '志愿', hint: '帮邻居，攒积分', icon: 'like-o', url: volunteering.list() },
  { title: '公约', hint: '大家定，大家守', icon: 'records-o', url: conventions.home() },
]

/** The four large doors of the home page. */
export function Doors() {
  return (
    <View className='doors'>
      {DOORS.map((door) => (
        <DoorTile key={door.title} door={door} />
      ))}
    </View>
  )
}

function DoorTile({ door: { title, hint, icon, url } }: { door: Door }) {
  const closed = url === undefined
  return (
    <View
      className={closed ? 'door door--closed' : 'door'}
      hoverClass={closed ? 'none' : 'door--pressed'}
      aria-role='button'
      aria-disabled={closed}
      aria-label={closed ? `${title}，即将开放` : `${title}，${hint}`}
      onClick={() => url && Taro.navigateTo({ url })}
    >
      <View className='door__icon'>
        <Icon name={icon} />
      </View>
      <View className='door__title'>{title}</View>
      <View className='door__hint'>{closed ? '即将开放' : hint}</View>
    </View>
  )
}
