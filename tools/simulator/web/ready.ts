/**
 * glass-easel never fires a component's `ready`; the platform has to: after the first render,
 * children before their parents. Without it Vant's grid, collapse and notice bar misrender.
 */
import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { ComponentSpace } from './types'

interface Instance {
  _$: glassEasel.GeneralComponent
}

/** A behavior for every component of the space that sees to `ready`. */
export function readyQueue(space: ComponentSpace): glassEasel.GeneralBehavior {
  const gone = new WeakSet<object>()
  let queue: glassEasel.GeneralComponent[] = []
  const flush = () => {
    const due = queue.reverse()
    queue = []
    for (const component of due) if (!gone.has(component)) component.triggerLifetime('ready', [])
  }
  return space
    .define()
    .lifetime('attached', function (this: unknown) {
      if (queue.length === 0) setTimeout(flush)
      queue.push((this as Instance)._$)
    })
    .lifetime('detached', function (this: unknown) {
      gone.add((this as Instance)._$)
    })
    .registerBehavior() as unknown as glassEasel.GeneralBehavior
}
