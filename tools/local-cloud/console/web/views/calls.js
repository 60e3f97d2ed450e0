import { ask, dateTime, duration, empty, h, json, size, table, time } from '../dom.js'

/** @type {string | undefined} */
let chosen

const SOURCES = new Map([
  ['wx_client', '手机'],
  ['wx_trigger', '定时'],
  ['wx_unknown', '推送'],
])

/** @type {Record<string, string>} */
let personas = {}

/** @param {{ source: string, openid: string }} call */
const who = ({ source, openid }) => {
  const [first = '', ...nested] = source.split(',')
  const name = SOURCES.get(first) ?? first
  const person = personas[openid] ?? openid
  return `${name}${nested.length > 0 ? ' → 函数' : ''}${person ? ` · ${person}` : ''}`
}

/** @param {any} call */
const state = (call) =>
  call.error
    ? h('span', { class: 'pill bad' }, `出错 ${call.error.errCode}`)
    : call.ms === undefined
      ? h('span', { class: 'pill warn' }, '运行中')
      : h('span', { class: 'pill' }, '完成')

/** @param {any[]} requests */
const requestTable = (requests) =>
  requests.length === 0
    ? h('p', { class: 'muted' }, '没有读写数据库')
    : table(
        ['数据库请求', '索引', '#读', '#写', '#用时'],
        requests.map((r) => ({
          cells: [
            `${r.action.replace('database.', '')} ${r.collection ?? ''}${r.code ? ` ✕ ${r.code}` : ''}`,
            r.index ?? '按 _id',
            r.documentsRead,
            r.documentsWritten,
            duration(r.ms),
          ],
        })),
      )

/** @param {any} call */
const detail = (call) =>
  h(
    'div',
    { class: 'detail' },
    h('h2', null, call.functionName, ' ', state(call)),
    h(
      'dl',
      null,
      ...[
        ['谁', who(call)],
        ['openid', call.openid || '没有'],
        ['何时', dateTime(call.startedAt)],
        ['请求号', call.requestId],
        ['用时', duration(call.ms)],
        [
          '数据库',
          `${call.databaseCalls} 次请求，读 ${call.documentsRead} 份，写 ${call.documentsWritten} 份`,
        ],
        ['结果大小', size(call.resultBytes)],
        ['开放接口', call.openApis.join('、') || '没有调用'],
      ].flatMap(([name, value]) => [h('dt', null, name), h('dd', null, value)]),
    ),
    h('h3', null, '输入'),
    json(call.input),
    h('h3', null, call.error ? '错误' : '结果'),
    call.error ? json(call.error.errMsg, true) : json(call.result ?? null),
    h('h3', null, '数据库请求'),
    requestTable(call.database),
    call.logs.length > 0 && h('h3', null, '日志'),
    call.logs.length > 0 &&
      json(call.logs.map((/** @type {any} */ { level, text }) => `[${level}] ${text}`).join('\n')),
  )

/** @param {any} overview @param {() => void} redraw */
export async function calls(overview, redraw) {
  personas = overview.personas
  /** @type {any[]} */
  const list = overview.calls
  if (list.length === 0) return empty('还没有调用。在手机上点一点，这里就会出现。')
  const one = chosen ?? list[0].requestId
  const full = await ask(`call?id=${encodeURIComponent(one)}`).catch(() => undefined)
  const rows = list.map((call) => ({
    selected: call.requestId === one,
    onOpen: () => {
      chosen = call.requestId
      redraw()
    },
    cells: [
      time(call.startedAt),
      h('strong', null, call.functionName),
      h('div', { class: 'id', title: who(call) }, who(call)),
      state(call),
      call.databaseCalls,
      call.documentsRead,
      duration(call.ms),
    ],
  }))
  return h(
    'div',
    { class: 'split' },
    h(
      'div',
      { class: 'card' },
      table(['时间', '函数', '谁', '结果', '#数据库', '#读文档', '#用时'], rows),
    ),
    h('aside', { class: 'card' }, full ? detail(full) : empty('这次调用已不在记录里')),
  )
}
