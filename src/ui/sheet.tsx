import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Icon } from './icon'
import './sheet.css'
import { Stack } from './stack'

interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  children?: ReactNode
}

/** A panel from the bottom edge, over the page. Its content is made when it first opens. */
export function Sheet({ open, title, onClose, children }: SheetProps) {
  const [leaving, setLeaving] = useState(false)
  if (open && !leaving) setLeaving(true)
  return (
    <van-popup
      show={open}
      position='bottom'
      round={true}
      duration={200}
      zIndex={100}
      onClose={onClose}
      onAfterLeave={() => setLeaving(false)}
    >
      {(open || leaving) && (
        <View className='ui-sheet' aria-role='dialog' aria-label={title}>
          <View className='ui-sheet__head'>
            <View className='ui-sheet__title' aria-role='heading'>
              {title}
            </View>
            <View
              className='ui-sheet__close'
              aria-role='button'
              aria-label='关闭'
              onClick={onClose}
            >
              <Icon name='cross' />
            </View>
          </View>
          <Stack>{children}</Stack>
        </View>
      )}
    </van-popup>
  )
}
