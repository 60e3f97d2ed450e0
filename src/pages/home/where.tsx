import type { HomeView } from '@functions/people/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { routes } from '@/features/requests/routes'
import { routes as residence } from '@/features/residence/routes'
import { Button, Card, Stack } from '@/ui'
import './home.css'

interface WhereProps {
  name: string
  homes: HomeView['homes']
}

/** Where the reader lives, as they would say it. The room stays off a page that others glance at. */
export function Where({ name, homes }: WhereProps) {
  const places = [...new Set(homes.map((home) => `${home.compoundName} ${home.buildingName}`))]
  return (
    <View>
      {places.map((place) => (
        <View className='home-place' key={place} aria-role='heading'>
          {place}
        </View>
      ))}
      <View className='home-hello'>{name}，您好</View>
    </View>
  )
}

/** For someone without a home in the district: look around, and report what is wrong all the same. */
export function Welcome() {
  return (
    <Card>
      <Stack>
        <View className='home-place' aria-role='heading'>
          您好，先随便看看
        </View>
        <View>您还没有登记住处。看到哪里不对，一样可以告诉我们。</View>
        <Button
          label='认领我的家'
          onPress={() => void Taro.navigateTo({ url: residence.claim() })}
        />
        <Button
          kind='plain'
          label='报一个问题'
          onPress={() => void Taro.navigateTo({ url: routes.submit() })}
        />
      </Stack>
    </Card>
  )
}
