import { ask, duration, empty, h, json, size } from '../dom.js'

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

/** What the start found in the file; nothing when all lives in memory. @param {any} found */
function recovery(found) {
  if (!found) return undefined
  const { cleanStop, documents, walBytes, damaged, startMs } = found
  const lines = [
    cleanStop ? '上次正常停止' : `上次没有正常停止，从日志接回 ${size(walBytes)}`,
    `启动时读回 ${documents} 份文档，用了 ${duration(startMs)}`,
    damaged.length > 0 && `${damaged.length} 份校验不符，已另放：`,
  ]
  return h(
    'p',
    { class: damaged.length > 0 ? 'bad small line' : 'muted small line' },
    lines.filter(Boolean).join('，'),
    ...damaged.map((/** @type {any} */ { collection, id }) => `${collection} ${id} `),
  )
}

/** Where import said what it did. @type {string} */
let moved = ''

/** To and from JSON Lines, the form in which the real console moves data. @param {() => void} redraw */
function transfer(redraw) {
  const { collection } = asked
  const take = async (/** @type {File} */ file) => {
    const lines = await file.text()
    const { count, error } = await ask('import', { collection, lines, mode: 'upsert' })
    moved = error ? `没有导入：${error}` : `导入了 ${count} 份`
    answer = await ask('query', { ...asked, limit: Number(asked.limit) })
    redraw()
  }
  return h(
    'p',
    { class: 'muted small line transfer' },
    h(
      'a',
      {
        href: `/__console/export?collection=${encodeURIComponent(collection)}`,
        download: `${collection}.json`,
      },
      '导出 JSON Lines',
    ),
    h('label', { for: 'import' }, '导入（同 _id 的替换）'),
    h('input', {
      id: 'import',
      type: 'file',
      accept: '.json,.jsonl',
      onchange: (event) => {
        const [file] = event.target instanceof HTMLInputElement ? (event.target.files ?? []) : []
        if (file) void take(file)
      },
    }),
    moved && h('span', { role: 'status' }, moved),
  )
}

/** @param {any} overview @param {() => void} redraw */
export async function data({ collections, recovery: found }, redraw) {
  if (collections.length === 0) return empty('还没有集合。')
  const run = async () => {
    answer = await ask('query', { ...asked, limit: Number(asked.limit) })
    redraw()
  }
  const choose = (/** @type {string} */ name) => {
    Object.assign(asked, { collection: name, query: '', order: '' })
    moved = ''
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
      transfer(redraw),
      recovery(found),
      results(answer),
    ),
  )
}
