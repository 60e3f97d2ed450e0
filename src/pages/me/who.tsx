import Taro from '@tarojs/taro'
import { routes } from '@/features/residence/routes'
import { Button, Card, Person } from '@/ui'

interface WhoProps {
  name: string
  phone: string | undefined
}

/** The name others see, and the way to change it, the picture and the phone. */
export function Who({ name, phone }: WhoProps) {
  return (
    <Card>
      <Person name={name} role={phone ? `手机 ${phone}` : '还没有登记手机'}>
        <Button
          kind='text'
          size='small'
          label='修改'
          describe='改称呼、头像和手机号'
          onPress={() => void Taro.navigateTo({ url: routes.card() })}
        />
      </Person>
    </Card>
  )
}
