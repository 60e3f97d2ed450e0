import { ask, empty, h, json, table } from '../dom.js'

const asked = { functionName: '', openid: 'o-someone', event: '{}' }
/** @type {unknown} */
let answer
let failed = false

/** @param {() => void} redraw */
async function call(redraw) {
  try {
    const reply = await ask('call', { ...asked, event: JSON.parse(asked.event || '{}') })
    failed = typeof reply.error === 'string'
    answer = failed ? reply.error : reply.result
  } catch (error) {
    failed = true
    answer = `事件不是 JSON：${error instanceof Error ? error.message : error}`
  }
  redraw()
}

/** @param {Event} event @param {keyof typeof asked} name */
function keep({ target }, name) {
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement)
    asked[name] = target.value
}

/** @param {string[]} names @param {() => void} redraw */
function tryOut(names, redraw) {
  const onsubmit = (/** @type {Event} */ event) => {
    event.preventDefault()
    void call(redraw)
  }
  const input = (/** @type {'openid' | 'event'} */ name, /** @type {string} */ label) =>
    h(
      'div',
      null,
      h('label', { for: `try-${name}` }, label),
      h('input', {
        id: `try-${name}`,
        value: asked[name],
        spellcheck: 'false',
        oninput: (event) => keep(event, name),
      }),
    )
  const choice = h(
    'select',
    { id: 'try-name', onchange: (event) => keep(event, 'functionName') },
    ...names.map((name) => h('option', { selected: name === asked.functionName }, name)),
  )
  return h(
    'form',
    { class: 'form try', onsubmit },
    h('div', null, h('label', { for: 'try-name' }, '调用'), choice),
    input('openid', '作为谁（openid）'),
    input('event', '事件（JSON）'),
    h('button', { class: 'primary', type: 'submit' }, '调用'),
  )
}

/** @param {any} overview @param {() => void} redraw */
export function functions({ functions: list }, redraw) {
  if (list.length === 0) return empty('没有云函数。')
  asked.functionName ||= list[0].name
  const names = list.map((/** @type {any} */ { name }) => name)
  return h(
    'div',
    { class: 'card' },
    tryOut(names, redraw),
    answer !== undefined && h('div', { class: 'results' }, json(answer, failed)),
    table(
      ['函数', '#超时', '#内存', '声明的开放接口'],
      list.map((/** @type {any} */ f) => ({
        cells: [
          h('strong', null, f.name),
          f.timeout === undefined ? '—' : `${f.timeout} 秒`,
          f.memorySize === undefined ? '—' : `${f.memorySize} MB`,
          f.problem ? json(f.problem, true) : f.openapi.join('、') || '没有',
        ],
      })),
    ),
  )
}
