import { setElder, useElder } from './elder'
import { SwitchCell } from './switch-cell'

/** The row that turns elder mode on and off, for 我的 and for the first start. */
export function ElderSwitch() {
  const elder = useElder()
  return (
    <SwitchCell title='长辈模式' label='字更大，按钮更大' checked={elder} onChange={setElder} />
  )
}
