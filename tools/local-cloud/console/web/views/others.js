import { ask, dateTime, empty, h, size, table, time } from '../dom.js'

/** @param {any} overview */
export function outbox({ outbox: messages, personas }) {
  if (messages.length === 0) return empty('还没有发给居民的订阅消息。')
  return h(
    'div',
    { class: 'card' },
    table(
      ['时间', '给谁', '模板', '内容', '点开后到'],
      messages.map((/** @type {any} */ m) => ({
        cells: [
          dateTime(m.at),
          h('span', { title: m.openid }, personas[m.openid] ?? m.openid),
          h('div', { class: 'id', title: m.templateId }, m.templateId),
          Object.entries(m.data).map(([key, text]) =>
            h('div', null, h('span', { class: 'muted' }, `${key} `), String(text)),
          ),
          m.page || '（首页）',
        ],
      })),
    ),
  )
}

/** @type {Set<string>} */
const running = new Set()

/** @param {any} overview @param {() => void} redraw */
export function timers({ timers: list, now }, redraw) {
  if (list.length === 0) return empty('没有函数声明定时触发器（config.json 的 triggers）。')
  const run = async (/** @type {string} */ functionName) => {
    running.add(functionName)
    redraw()
    try {
      await ask('run-timer', { functionName })
    } finally {
      running.delete(functionName)
      redraw()
    }
  }
  /** @param {any} timer */
  const state = (timer) =>
    timer.problem
      ? h('span', { class: 'pill bad' }, `表达式不对：${timer.problem}`)
      : timer.lastError
        ? h('span', { class: 'pill bad', title: timer.lastError }, '上次失败')
        : timer.lastRun
          ? h('span', { class: 'pill' }, '上次成功')
          : h('span', { class: 'muted' }, '还没跑过')
  return h(
    'div',
    { class: 'card' },
    table(
      ['函数', '名字', '何时（东八区）', '下一次', '上一次', '', ''],
      list.map((/** @type {any} */ timer) => ({
        cells: [
          h('strong', null, timer.functionName),
          timer.name,
          h('code', null, timer.cron),
          timer.next
            ? `${dateTime(timer.next)}（${Math.max(0, Math.round((timer.next - now) / 60000))} 分钟后）`
            : '不会再跑',
          timer.lastRun ? dateTime(timer.lastRun) : '—',
          state(timer),
          h(
            'button',
            {
              type: 'button',
              disabled: running.has(timer.functionName),
              onclick: () => void run(timer.functionName),
            },
            running.has(timer.functionName) ? '正在跑…' : '现在跑一次',
          ),
        ],
      })),
    ),
  )
}

/** @param {any} overview */
export function files({ files: list, personas }) {
  if (list.length === 0) return empty('还没有上传的文件。')
  /** @param {any} file */
  const link = (file) => `/__console/file?id=${encodeURIComponent(file.fileID)}`
  return h(
    'div',
    { class: 'card' },
    table(
      ['', '路径', '谁传的', '类型', '#大小', '时间'],
      list.map((/** @type {any} */ file) => ({
        cells: [
          file.contentType.startsWith('image/')
            ? h('img', { class: 'thumb', src: link(file), alt: '', loading: 'lazy' })
            : '',
          h('a', { href: link(file), target: '_blank', rel: 'noopener' }, file.path),
          file.openid ? (personas[file.openid] ?? file.openid) : '云函数',
          file.contentType,
          size(file.bytes),
          dateTime(file.uploadedAt),
        ],
      })),
    ),
  )
}

/** Lets someone read only errors. */
let onlyTrouble = false

/** @param {any} _overview @param {() => void} redraw */
export async function logs(_overview, redraw) {
  /** @type {any[]} */
  const all = await ask('logs')
  const list = all.filter(({ level }) => !onlyTrouble || level === 'error' || level === 'warn')
  const toggle = h(
    'button',
    {
      type: 'button',
      'aria-pressed': String(onlyTrouble),
      onclick: () => {
        onlyTrouble = !onlyTrouble
        redraw()
      },
    },
    onlyTrouble ? '看全部' : '只看警告和错误',
  )
  return h(
    'div',
    null,
    h('p', { class: 'tools' }, toggle),
    list.length === 0
      ? empty('还没有日志。')
      : h(
          'div',
          { class: 'card' },
          ...list.map((entry) =>
            h(
              'div',
              { class: `log ${entry.level}` },
              h('span', { class: 'muted' }, time(entry.at)),
              h('span', { title: entry.requestId ?? '' }, entry.source),
              h('span', null, entry.text),
            ),
          ),
        ),
  )
}
