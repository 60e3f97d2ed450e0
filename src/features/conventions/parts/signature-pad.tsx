import { Canvas, type CanvasTouchEvent, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { Button } from '@/ui'
import { addPoint, clearLines, type Lines, newLines, strokesOf } from './strokes'
import './signature-pad.css'

const CANVAS_ID = 'signature'
const INK = '#1c2522'
const LINE_PX = 4

interface PadProps {
  /** Called with the drawn lines whenever they change; an empty text once they are wiped away. */
  onChange: (strokes: string) => void
}

interface Surface {
  context: CanvasRenderingContext2D
  width: number
  height: number
}

/** A field to sign in with a finger. */
export function SignaturePad({ onChange }: PadProps) {
  const surface = useRef<Surface>()
  const lines = useRef<Lines>(newLines())
  useEffect(() => {
    // The canvas is there once what React rendered has reached the page.
    Taro.nextTick(() => {
      void findSurface().then((found) => {
        surface.current = found
      })
    })
  }, [])
  const draw = (event: CanvasTouchEvent, starts: boolean) => {
    const on = surface.current
    const [touch] = event.touches
    if (!on || !touch) return
    const from = starts ? undefined : lines.current.last
    const to = { x: touch.x, y: touch.y }
    if (!addPoint(lines.current, to, on, starts)) return
    if (from) drawLine(on.context, from, to)
  }
  const wipe = () => {
    const on = surface.current
    on?.context.clearRect(0, 0, on.width, on.height)
    clearLines(lines.current)
    onChange('')
  }
  return (
    <View>
      <View className='pad' aria-label='签名框，用手指写您的名字' aria-role='img'>
        <Canvas
          id={CANVAS_ID}
          type='2d'
          className='pad__canvas'
          disableScroll
          onTouchStart={(event) => draw(event, true)}
          onTouchMove={(event) => draw(event, false)}
          onTouchEnd={() => onChange(strokesOf(lines.current))}
        />
      </View>
      <View className='pad__foot'>
        <View>用手指在框里写您的名字</View>
        <Button kind='text' size='small' label='重写' onPress={wipe} />
      </View>
    </View>
  )
}

function drawLine(
  context: CanvasRenderingContext2D,
  from: { x: number; y: number },
  to: { x: number; y: number },
): void {
  context.beginPath()
  context.moveTo(from.x, from.y)
  context.lineTo(to.x, to.y)
  context.stroke()
}

/** The canvas, at the density of the screen; undefined while there is none. */
async function findSurface(): Promise<Surface | undefined> {
  const found = await new Promise<unknown[]>((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${CANVAS_ID}`)
      .fields({ node: true, size: true })
      .exec((answer: unknown[]) => resolve(answer))
  })
  const [canvas] = found as [
    { node?: HTMLCanvasElement; width: number; height: number } | null | undefined,
  ]
  const context = canvas?.node?.getContext('2d')
  if (!canvas?.node || !context) return undefined
  const { pixelRatio } = Taro.getWindowInfo()
  canvas.node.width = canvas.width * pixelRatio
  canvas.node.height = canvas.height * pixelRatio
  context.scale(pixelRatio, pixelRatio)
  context.strokeStyle = INK
  context.lineWidth = LINE_PX
  context.lineCap = 'round'
  context.lineJoin = 'round'
  return { context, width: canvas.width, height: canvas.height }
}
