import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { classNames } from './class-names'
import { textScale, useElder, wechatTextScale } from './elder'
import './page.css'

interface PageProps {
  /** A sentence or a noun a resident uses; left out where the navigation bar says enough. */
  title?: string
  /** One plain sentence under the title. */
  lead?: string
  /** What stays in reach at the bottom: at most one primary button, and text buttons. */
  bottom?: ReactNode
  children?: ReactNode
}

/** The root of every page: tokens, elder mode, title, content and the actions at the bottom. */
export function Page({ title, lead, bottom, children }: PageProps) {
  const elder = useElder()
  const [wechatScale] = useState(wechatTextScale)
  return (
    <View
      className={classNames('ui-page', elder && 'ui-elder')}
      style={`--scale:${textScale(elder, wechatScale)}`}
    >
      <View className='ui-page__body'>
        {title !== undefined && (
          <View>
            <View className='ui-page__title' aria-role='heading'>
              {title}
            </View>
            {lead !== undefined && <View className='ui-page__lead'>{lead}</View>}
          </View>
        )}
        {children}
      </View>
      {bottom && <View className='ui-page__bottom'>{bottom}</View>}
    </View>
  )
}
