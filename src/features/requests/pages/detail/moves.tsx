import { acceptRequest, type RequestDetail, signRequest } from '@functions/requests/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useCommand } from '@/cloud'
import { Button, Notice, toast } from '@/ui'
import { type Offer, offers } from '../../parts/moves'
import { routes } from '../../routes'

interface MovesProps {
  request: RequestDetail
  /** Called once a move was made here, to ask again what the request is. */
  onMoved: () => Promise<void>
}

/** What the reader can do: one primary button, the rest as text. */
export function Moves({ request, onMoved }: MovesProps) {
  const { id } = request
  const accept = useCommand(acceptRequest)
  const sign = useCommand(signRequest)
  const direct = { accept, sign } as const
  const error = accept.error ?? sign.error
  const busy = accept.pending || sign.pending

  const press = async ({ move }: Offer) => {
    if (busy || move === 'submit') return
    if (move !== 'accept' && move !== 'sign') {
      await Taro.navigateTo({ url: routes.act(id, move) })
    } else if (await direct[move].run({ id })) {
      toast(move === 'accept' ? '已受理' : '已签收')
      await onMoved()
    }
  }

  const [first, ...others] = offers(request)
  return (
    <View>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      {first && <Button label={first.label} loading={busy} onPress={() => void press(first)} />}
      {others.map((offer) => (
        <Button
          key={offer.move}
          kind='text'
          label={offer.label}
          onPress={() => void press(offer)}
        />
      ))}
    </View>
  )
}
