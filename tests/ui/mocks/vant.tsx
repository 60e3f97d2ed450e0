/** @module DOM stand-ins for the Vant tags that src/ui uses, keyed by tag. */
import { type ComponentType, type ReactNode, useEffect, useRef } from 'react'

type Props = Readonly<Record<string, unknown>> & { children?: ReactNode }
type Handler = ((event: { detail: unknown }) => void) | undefined

const call = (handler: unknown, detail?: unknown) => (handler as Handler)?.({ detail })

function VanButton({ ariaLabel, disabled, loading, loadingText, onClick, children }: Props) {
  return (
    <button
      type='button'
      aria-label={ariaLabel as string}
      aria-busy={loading === true}
      disabled={disabled === true || loading === true}
      onClick={() => call(onClick)}
    >
      {loading ? (loadingText as string) : children}
    </button>
  )
}

function VanCell({ title, label, value, onClick, children }: Props) {
  return (
    <div onClick={() => call(onClick)}>
      <span>{title as string}</span>
      <span>{label as string}</span>
      <span>{value as string}</span>
      {children}
    </div>
  )
}

/** Shows its content while open, and says that it has left once it is closed. */
function VanPopup({ show, onAfterLeave, onClose, children }: Props) {
  const wasShown = useRef(false)
  useEffect(() => {
    if (!show && wasShown.current) call(onAfterLeave)
    wasShown.current = show === true
  }, [show, onAfterLeave])
  if (!show) return null
  return (
    <div>
      <button type='button' data-testid='overlay' onClick={() => call(onClose)} />
      {children}
    </div>
  )
}

const nothing = () => null

export const vant: Readonly<Record<string, ComponentType<Props>>> = {
  'van-button': VanButton,
  'van-cell': VanCell,
  'van-icon': nothing,
  'van-popup': VanPopup,
  'van-switch': nothing,
}
