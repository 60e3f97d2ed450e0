import { ask, duration, empty, h, json } from '../dom.js'

const asked = { collection: '', query: '', order: '', limit: '20' }
/** @type {any} */
let answer

/** @param {any} found */
function results(found) {
  if (!found) return empty('选一个集合，或写一个查询条件。')
  if (found.error) return json(found.error, true)
  const { documents, read, index, ms } = found
  return h(
    'div',
    { class: 'results' },
    h(
      'p',
      { class: 'muted small' },
      `${documents.length} 份文档，读了 ${read} 份，${index ? `用索引 ${index}` : '没用索引'}，${duration(ms)}`,
    ),
    ...documents.map((/** @type {unknown} */ doc) => json(doc)),
  )
}

/** @param {any} collection */
const indexes = (collection) =>
  collection.indexes.length === 0
    ? '没有索引'
    : collection.indexes
        .map(
          (/** @type {any} */ { name, keys, unique }) =>
            `${name}（${keys.map((/** @type {any} */ k) => `${k.field}${k.order < 0 ? '↓' : '↑'}`).join('，')}${unique ? '，唯一' : ''}）`,
        )
        .join('　')

/** @param {any} overview @param {() => void} redraw */
export async function data({ collections }, redraw) {
  if (collections.length === 0) return empty('还没有集合。')
  const run = async () => {
    answer = await ask('query', { ...asked, limit: Number(asked.limit) })
    redraw()
  }
  const choose = (/** @type {string} */ name) => {
    Object.assign(asked, { collection: name, query: '', order: '' })
    return run()
  }
  if (!asked.collection) await choose(collections[0].name)
  const field = (
    /** @type {keyof typeof asked} */ name,
    /** @type {string} */ label,
    /** @type {string} */ hint,
  ) =>
    h(
      'div',
      null,
      h('label', { for: name }, label),
      h('input', {
        id: name,
        value: asked[name],
        placeholder: hint,
        spellcheck: 'false',
        oninput: (event) => {
          if (event.target instanceof HTMLInputElement) asked[name] = event.target.value
        },
      }),
    )
  const now =
    collections.find((/** @type {any} */ c) => c.name === asked.collection) ?? collections[0]
  return h(
    'div',
    { class: 'split side' },
    h(
      'div',
      { class: 'card list' },
      ...collections.map((/** @type {any} */ { name, count }) =>
        h(
          'button',
          {
            type: 'button',
            'aria-pressed': String(name === asked.collection),
            onclick: () => void choose(name),
          },
          h('span', null, name),
          h('span', { class: 'muted' }, count),
        ),
      ),
    ),
    h(
      'div',
      { class: 'card' },
      h(
        'form',
        {
          class: 'form',
          onsubmit: (event) => {
            event.preventDefault()
            void run()
          },
        },
        field('query', `在 ${asked.collection} 里查`, '{"path":{"$regex":"^/430202"}}'),
        field('order', '排序', '{"createdAt":-1}'),
        field('limit', '最多', '20'),
        h('button', { class: 'primary', type: 'submit' }, '查询'),
      ),
      h('p', { class: 'muted small line' }, `索引：${indexes(now)}`),
      results(answer),
    ),
  )
}
