// Written by tools/build/vant-types.ts from the installed @vant/weapp. Do not edit.
import type { Key, ReactNode } from 'react'

/** Taro does not hand className to native components: use class or custom-class. */
interface VantBase {
  key?: Key
  id?: string
  class?: string
  style?: string
  children?: ReactNode
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'van-button': VantBase & {
        id?: string
        buttonId?: string
        lang?: string
        businessId?: number
        sessionFrom?: string
        sendMessageTitle?: string
        sendMessagePath?: string
        sendMessageImg?: string
        showMessageCard?: boolean
        appParameter?: string
        ariaLabel?: string
        openType?: string
        getUserProfileDesc?: string
        formType?: string
        icon?: string
        classPrefix?: string
        plain?: boolean
        block?: boolean
        round?: boolean
        square?: boolean
        loading?: boolean
        hairline?: boolean
        disabled?: boolean
        loadingText?: string
        customStyle?: string
        loadingType?: string
        type?: string
        dataset?: unknown
        size?: string
        loadingSize?: string
        color?: string
        'hover-class'?: string
        'loading-class'?: string
        'custom-class'?: string
        onClick?(event: { readonly detail: unknown }): void
        onGetuserinfo?(event: { readonly detail: unknown }): void
      }
      'van-cell': VantBase & {
        url?: string
        linkType?: string
        title?: unknown
        value?: unknown
        icon?: string
        size?: string
        label?: string
        center?: boolean
        isLink?: boolean
        required?: boolean
        clickable?: boolean
        titleWidth?: string
        customStyle?: string
        arrowDirection?: string
        useLabelSlot?: boolean
        border?: boolean
        titleStyle?: string
        'title-class'?: string
        'label-class'?: string
        'value-class'?: string
        'right-icon-class'?: string
        'hover-class'?: string
        'custom-class'?: string
        onClick?(event: { readonly detail: unknown }): void
      }
      'van-icon': VantBase & {
        dot?: boolean
        info?: unknown
        size?: unknown
        color?: string
        customStyle?: string
        classPrefix?: string
        name?: string
        'info-class'?: string
        'custom-class'?: string
        onClick?(event: { readonly detail: unknown }): void
      }
      'van-popup': VantBase & {
        customStyle?: string
        show?: boolean
        duration?: unknown
        name?: string
        round?: boolean
        closeable?: boolean
        overlayStyle?: string
        transition?: string
        zIndex?: number
        overlay?: boolean
        closeIcon?: string
        closeIconPosition?: string
        closeOnClickOverlay?: boolean
        position?: string
        safeAreaInsetBottom?: boolean
        safeAreaInsetTop?: boolean
        safeAreaTabBar?: boolean
        lockScroll?: boolean
        rootPortal?: boolean
        'enter-class'?: string
        'enter-active-class'?: string
        'enter-to-class'?: string
        'leave-class'?: string
        'leave-active-class'?: string
        'leave-to-class'?: string
        'close-icon-class'?: string
        'custom-class'?: string
        onClose?(event: { readonly detail: unknown }): void
        onClickOverlay?(event: { readonly detail: unknown }): void
        onBeforeEnter?(event: { readonly detail: unknown }): void
        onEnter?(event: { readonly detail: unknown }): void
        onBeforeLeave?(event: { readonly detail: unknown }): void
        onLeave?(event: { readonly detail: unknown }): void
        onAfterEnter?(event: { readonly detail: unknown }): void
        onAfterLeave?(event: { readonly detail: unknown }): void
      }
      'van-switch': VantBase & {
        checked?: unknown
        loading?: boolean
        disabled?: boolean
        activeColor?: string
        inactiveColor?: string
        size?: string
        activeValue?: unknown
        inactiveValue?: unknown
        'node-class'?: string
        'custom-class'?: string
        onInput?(event: { readonly detail: unknown }): void
        onChange?(event: { readonly detail: unknown }): void
      }
    }
  }
}
