import { View } from '@tarojs/components'
import './switch-cell.css'

interface SwitchCellProps {
  title: string
  label?: string
  checked: boolean
  /** While the last change is being sent: it turns and takes no tap. */
  busy?: boolean
  onChange: (checked: boolean) => void
}

/** A row that is on or off; the whole row takes the tap. */
export function SwitchCell({ title, label, checked, busy = false, onChange }: SwitchCellProps) {
  return (
    <View
      className='ui-cell ui-switch'
      hoverClass='ui-card--pressed'
      aria-role='switch'
      aria-checked={checked}
      aria-disabled={busy}
      aria-label={label ? `${title}，${label}` : title}
      onClick={() => busy || onChange(!checked)}
    >
      <View className='ui-switch__words'>
        <View>{title}</View>
        {label !== undefined && <View className='ui-switch__label'>{label}</View>}
      </View>
      <View className='ui-switch__knob'>
        <van-switch checked={checked} loading={busy} />
      </View>
    </View>
  )
}
