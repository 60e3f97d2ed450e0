import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './person.css'

/** The first character of a name on a round ground; screen readers hear the name beside it. */
function Avatar({ name }: { name: string }) {
  return (
    <View className='ui-avatar' aria-hidden={true}>
      {[...name][0] ?? ''}
    </View>
  )
}

interface PersonProps {
  name: string
  /** 楼栋长, 小区书记 · 3 栋. */
  role: string
  /** At the right, for example a call button. */
  children?: ReactNode
}

/** Someone, by name and role. */
export function Person({ name, role, children }: PersonProps) {
  return (
    <View className='ui-person'>
      <Avatar name={name} />
      <View className='ui-person__words' aria-label={`${name}，${role}`}>
        <View className='ui-person__name'>{name}</View>
        <View className='ui-person__role'>{role}</View>
      </View>
      {children}
    </View>
  )
}
