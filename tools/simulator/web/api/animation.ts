/** wx.createAnimation: the builder, and the playing of what it exports. */

const TRANSFORMS = [
  'rotate',
  'rotateX',
  'rotateY',
  'rotateZ',
  'rotate3d',
  'scale',
  'scaleX',
  'scaleY',
  'scaleZ',
  'scale3d',
  'translate',
  'translateX',
  'translateY',
  'translateZ',
  'translate3d',
  'skew',
  'skewX',
  'skewY',
  'matrix',
  'matrix3d',
]
const STYLES = ['opacity', 'backgroundColor', 'width', 'height', 'top', 'left', 'bottom', 'right']

interface Step {
  animates: { type: string; args: unknown[] }[]
  option: { duration: number; timingFunction: string; delay: number; transformOrigin: string }
}
type Builder = Record<string, (...args: unknown[]) => unknown>

function withUnit(type: string, value: unknown): string {
  if (typeof value !== 'number') return String(value)
  if (/^rotate|^skew/.test(type)) return `${value}deg`
  return /^translate|width|height|top|left|bottom|right/.test(type) ? `${value}px` : String(value)
}

/** wx.createAnimation. */
export function createAnimation(base: Partial<Step['option']> = {}): Builder {
  let steps: Step[] = []
  let animates: Step['animates'] = []
  const defaults = {
    duration: 400,
    timingFunction: 'linear',
    delay: 0,
    transformOrigin: '50% 50% 0',
    ...base,
  }
  const builder: Builder = {
    step(option) {
      steps.push({ animates, option: { ...defaults, ...(option as object | undefined) } })
      animates = []
      return builder
    },
    export() {
      const actions = steps
      steps = []
      return { actions }
    },
  }
  for (const type of [...TRANSFORMS, ...STYLES])
    builder[type] = (...args) => {
      animates.push({ type, args })
      return builder
    }
  return builder
}

function applyStep(element: HTMLElement, { animates, option }: Step): void {
  element.getBoundingClientRect() // so that the transition starts from what is shown now
  element.style.transition = `all ${option.duration}ms ${option.timingFunction} ${option.delay}ms`
  element.style.transformOrigin = option.transformOrigin
  const transforms: string[] = []
  for (const { type, args } of animates) {
    if (TRANSFORMS.includes(type))
      transforms.push(`${type}(${args.map((arg) => withUnit(type, arg)).join(',')})`)
    else
      element.style.setProperty(
        type.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`),
        withUnit(type, args[0]),
      )
  }
  if (transforms.length) element.style.transform = transforms.join(' ')
}

/** Plays an exported animation, step after step, while `isCurrent`. */
export async function play(
  element: HTMLElement,
  animation: unknown,
  isCurrent: () => boolean,
): Promise<void> {
  for (const step of (animation as { actions?: Step[] }).actions ?? []) {
    if (!isCurrent()) return
    applyStep(element, step)
    await new Promise((resolve) => setTimeout(resolve, step.option.duration + step.option.delay))
  }
}
