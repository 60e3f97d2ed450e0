import { View } from '@tarojs/components'
import { classNames } from './class-names'
import './button.css'

interface ButtonProps {
  /** What happens, as a verb: 提交, 没解决. */
  label: string
  onPress: () => void
  /** At most one `primary` on a screen; `danger` is for what can't be undone. */
  kind?: 'primary' | 'plain' | 'danger' | 'text'
  /** `small` takes the width of its words, `normal` the whole row. */
  size?: 'normal' | 'small'
  icon?: string
  /** While true the button turns and takes no second tap. */
  loading?: boolean
  /** Words while loading, for example 正在提交. */
  loadingLabel?: string
  /** Why it can't be pressed now; shown beneath. Present means disabled. */
  disabledReason?: string
  /** What a screen reader says where `label` alone is not enough: 给王芳打电话. */
  describe?: string
}

const TYPES = { primary: 'primary', plain: 'default', danger: 'danger', text: 'default' } as const

/** A button. It is never silently dead: when it can't be pressed it says why. */
export function Button({
  label,
  onPress,
  kind = 'primary',
  size = 'normal',
  icon,
  loading = false,
  loadingLabel = '请稍候',
  disabledReason,
  describe,
}: ButtonProps) {
  const off = disabledReason !== undefined
  const spoken = loading ? loadingLabel : (describe ?? label)
  return (
    <View className={classNames('ui-button', size === 'small' && 'ui-button--small')}>
      <van-button
        type={TYPES[kind]}
        block={size === 'normal'}
        icon={icon}
        loading={loading}
        loadingText={loadingLabel}
        disabled={off}
        ariaLabel={off ? `${spoken}，${disabledReason}` : spoken}
        custom-class={classNames(
          'ui-button__look',
          `ui-button__look--${kind}`,
          size === 'small' && 'ui-button__look--small',
          off && 'ui-button__look--off',
        )}
        onClick={onPress}
      >
        {label}
      </van-button>
      {off && <View className='ui-button__reason'>{disabledReason}</View>}
    </View>
  )
}
