type Child = Node | string | null | undefined | false

/** Makes an element of the top document: `h('b', 'big', '字')`. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.append(...children.filter((child): child is Node | string => Boolean(child)))
  return made
}

/** A button with a handler. */
export function pressable(className: string, text: string, run: () => void): HTMLButtonElement {
  const made = h('button', className, text)
  made.type = 'button'
  made.onclick = run
  return made
}
