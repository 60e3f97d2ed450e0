/** Small helpers to build the page. Text goes in as text, never as HTML. */

/**
 * @typedef {Node | string | number | null | undefined | false} Child
 * @typedef {Record<string, string | boolean | ((event: Event) => void) | undefined>} Attributes
 */

/**
 * Makes an element: attributes by name, listeners as `onclick`.
 * @param {string} tag
 * @param {Attributes | null} attributes
 * @param {...(Child | Child[])} children
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (typeof value === 'string') element.setAttribute(name, value)
  }
  for (const child of children.flat())
    if (child !== null && child !== undefined && child !== false)
      element.append(child instanceof Node ? child : String(child))
  return element
}

/** @param {unknown} value */
export const json = (value, bad = false) =>
  h(
    'pre',
    bad ? { class: 'bad' } : null,
    typeof value === 'string' ? value : JSON.stringify(value, null, 2),
  )

/** @param {string} text */
export const empty = (text) => h('p', { class: 'empty' }, text)

const china = { timeZone: 'Asia/Shanghai', hour12: false }

/** @param {number} at */
export const time = (at) => new Date(at).toLocaleTimeString('zh-CN', china)

/** @param {number} at */
export const dateTime = (at) =>
  new Date(at).toLocaleString('zh-CN', { ...china, dateStyle: 'medium', timeStyle: 'medium' })

/** @param {number} bytes */
export const size = (bytes) =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 ** 2
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`

/** @param {number | undefined} ms */
export const duration = (ms) =>
  ms === undefined ? '运行中' : ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`

/**
 * A table: heads are texts, a leading `#` marks a column of numbers.
 * @param {string[]} heads
 * @param {{ cells: (Child | Child[])[], onOpen?: () => void, selected?: boolean }[]} rows
 */
export function table(heads, rows) {
  const isNumber = heads.map((head) => head.startsWith('#'))
  const cell = (/** @type {Child | Child[]} */ content, /** @type {number} */ i) =>
    h('td', isNumber[i] ? { class: 'number' } : null, ...[content].flat())
  const row = (/** @type {(typeof rows)[number]} */ { cells, onOpen, selected }) =>
    h(
      'tr',
      onOpen
        ? {
            class: 'open',
            tabindex: '0',
            'aria-selected': String(selected === true),
            onclick: onOpen,
            onkeydown: (event) => {
              if (event instanceof KeyboardEvent && event.key === 'Enter') onOpen()
            },
          }
        : null,
      ...cells.map(cell),
    )
  const head = (/** @type {string} */ text, /** @type {number} */ i) =>
    h(
      'th',
      isNumber[i] ? { class: 'number', scope: 'col' } : { scope: 'col' },
      text.replace(/^#/, ''),
    )
  return h(
    'table',
    null,
    h('thead', null, h('tr', null, ...heads.map(head))),
    h('tbody', null, ...rows.map(row)),
  )
}

/**
 * @param {string} path
 * @param {object} [body] posts when given
 * @returns {Promise<any>}
 */
export async function ask(path, body) {
  const response = await fetch(
    `/__console/${path}`,
    body === undefined
      ? undefined
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
  )
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}
