import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { routes as conventions } from '@/features/conventions/routes'
import { routes as elections } from '@/features/elections/routes'
import { routes } from '@/features/requests/routes'
import { routes as volunteering } from '@/features/volunteering/routes'
import { Icon } from '@/ui'
import './doors.css'

interface Door {
  title: string
  hint: string
  icon: string
  url: string
}

/** The four things people come for. */
const DOORS: readonly Door[] = [
  { title: '诉求', hint: '哪里不对，说一声', icon: 'chat-o', url: routes.submit() },
  { title: '选举', hint: '选咱们的楼栋长', icon: 'friends-o', url: elections.list() },
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
  return (
    <View
      className='door'
      hoverClass='door--pressed'
      aria-role='button'
      aria-label={`${title}，${hint}`}
      onClick={() => void Taro.navigateTo({ url })}
    >
      <View className='door__icon'>
        <Icon name={icon} />
      </View>
      <View className='door__title'>{title}</View>
      <View className='door__hint'>{hint}</View>
    </View>
  )
}
