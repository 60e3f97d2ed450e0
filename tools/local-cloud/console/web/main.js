/** The console's page: six lists that follow the cloud as it works. */
import { ask, dateTime, h } from './dom.js'
import { calls } from './views/calls.js'
import { data } from './views/data.js'
import { functions } from './views/functions.js'
import { files, logs, outbox, timers } from './views/others.js'

/** @type {{ id: string, name: string, draw: (overview: any, redraw: () => void) => Node | Promise<Node>, count?: (overview: any) => number }[]} */
const TABS = [
  { id: 'calls', name: '调用', draw: calls, count: (o) => o.calls.length },
  { id: 'data', name: '数据', draw: data, count: (o) => o.stats.documents },
  { id: 'outbox', name: '消息', draw: outbox, count: (o) => o.outbox.length },
  { id: 'timers', name: '定时', draw: timers, count: (o) => o.timers.length },
  { id: 'files', name: '文件', draw: files, count: (o) => o.files.length },
  { id: 'logs', name: '日志', draw: logs },
  { id: 'functions', name: '函数', draw: functions, count: (o) => o.functions.length },
]

const STEPS = /** @type {const} */ ([
  ['＋1 小时', 3_600_000],
  ['＋1 天', 86_400_000],
])

const place = (/** @type {string} */ id) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no #${id}`)
  return found
}

const current = () => TABS.find(({ id }) => `#${id}` === location.hash) ?? TABS[0]

/** @param {any} overview */
function drawFrame(overview) {
  place('env').textContent = `环境 ${overview.env} · 小程序 ${overview.appId}`
  place('tabs').replaceChildren(
    ...TABS.map(({ id, name, count }) =>
      h(
        'a',
        { href: `#${id}`, 'aria-current': id === current()?.id ? 'page' : undefined },
        name,
        count && h('small', null, count(overview)),
      ),
    ),
  )
  place('clock').replaceChildren(
    h('span', { class: 'muted' }, `云的时间 ${dateTime(overview.now)}`),
    ...(overview.movable
      ? STEPS.map(([name, ms]) =>
          h(
            'button',
            {
              type: 'button',
              title: '把云的时间往前拨，途中的定时任务会按时跑',
              onclick: () => void ask('advance', { ms }).then(refresh),
            },
            name,
          ),
        )
      : []),
  )
}

let drawing = false
let again = false

/** Reads and draws; a request that comes while it draws makes it draw once more. */
async function refresh() {
  if (drawing) {
    again = true
    return
  }
  drawing = true
  try {
    const overview = await ask('overview')
    drawFrame(overview)
    const typing =
      document.activeElement instanceof HTMLInputElement ? document.activeElement : undefined
    const view = await current()?.draw(overview, refresh)
    if (view) place('view').replaceChildren(view)
    if (typing?.id) document.getElementById(typing.id)?.focus()
  } catch (error) {
    place('view').replaceChildren(
      h(
        'p',
        { class: 'empty' },
        `读不到本地云：${error instanceof Error ? error.message : error}。它在运行吗？`,
      ),
    )
  } finally {
    drawing = false
    if (again) {
      again = false
      void refresh()
    }
  }
}

addEventListener('hashchange', refresh)
new EventSource('/__console/events').addEventListener('message', () => void refresh())
void refresh()
