/** Beside the phone, on a wide screen: who is looking, where they are, and the phone's switches. */
import { share } from './api/open'
import panelCss from './css/panel.css'
import { h, pressable } from './dom'
import { network } from './network'
import { callPage, top } from './pages'
import { startRefresh } from './scrolling'
import { shell } from './shell'
import { config, persona } from './sim'
import { onProblem } from './strict'
import { currentTheme, setTheme } from './theme'
import { showSheet } from './ui/sheet'

type Person = typeof persona

/** Opens the same tab as somebody else, or with another setting. */
function reopen(changes: Record<string, string>): void {
  const query = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(changes)) query.set(name, value)
  if (changes.persona) query.delete('page')
  location.search = query.toString()
}

function face(person: Person): HTMLElement {
  if (person.avatar) return Object.assign(h('img', 'sim-face'), { src: person.avatar, alt: '' })
  return h('span', 'sim-face', [...person.name][0] ?? '人')
}

function personCard(person: Person): HTMLButtonElement {
  const card = pressable('sim-person', '', () => reopen({ persona: person.openid }))
  const words = h('span', 'sim-words', h('b', '', person.name), h('small', '', person.title))
  card.append(face(person), words)
  card.setAttribute('aria-pressed', String(person.openid === persona.openid))
  return card
}

/** Buttons of which one is chosen. */
function choice(
  label: string,
  options: [string, string][],
  now: string,
  set: (value: string) => void,
) {
  const group = h('div', 'sim-choice')
  group.setAttribute('role', 'group')
  group.setAttribute('aria-label', label)
  const buttons = options.map(([value, text]) => {
    const button = pressable('', text, () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button))
      set(value)
    })
    button.setAttribute('aria-pressed', String(value === now))
    return button
  })
  group.append(...buttons)
  return h('div', 'sim-row', h('span', '', label), group)
}

function switches(): HTMLElement {
  type Network = ReturnType<typeof network.state>
  return h(
    'section',
    'sim-card',
    choice(
      '网络',
      [
        ['on', '正常'],
        ['slow', '很慢'],
        ['off', '断开'],
      ],
      'on',
      (value) => network.set(value as Network),
    ),
    choice(
      '微信字号',
      [
        ['16', '标准'],
        ['23', '特大'],
      ],
      String(config.fontSize),
      (value) => reopen({ font: value }),
    ),
    choice(
      '外观',
      [
        ['light', '浅色'],
        ['dark', '深色'],
      ],
      currentTheme(),
      (value) => setTheme(value === 'dark' ? 'dark' : 'light'),
    ),
  )
}

function where(): HTMLElement {
  const path = h('code', '', '…')
  setInterval(() => {
    const now = __sim.path()
    if (path.textContent !== now) path.textContent = now
  }, 300)
  const refresh = pressable('sim-link', '下拉刷新', () => startRefresh(top(), callPage))
  const forward = pressable('sim-link', '转发', () => void share())
  const again = pressable('sim-link', '重新打开', () => location.reload())
  return h(
    'section',
    'sim-card',
    h('small', '', '当前页面'),
    path,
    h('p', '', refresh, forward, again),
  )
}

/** The menu behind the capsule's three dots: the only switch on a small screen. */
async function openMenu(): Promise<void> {
  const people = config.personas.filter((person) => person.openid !== persona.openid)
  const actions: [string, () => void][] = [
    ['转发给朋友', () => void share()],
    ['重新进入小程序', () => location.reload()],
    ...people.map((person): [string, () => void] => [
      `切换为 ${person.name}（${person.title}）`,
      () => reopen({ persona: person.openid }),
    ]),
  ]
  const chosen = await showSheet({
    itemList: actions.map(([text]) => text),
    alertText: `${persona.name} · ${persona.title}`,
  })
  actions[chosen]?.[1]()
}

/** Builds the page around the phone; returns where the phone goes. */
export function buildPanel(): HTMLElement {
  document.head.append(Object.assign(h('style'), { textContent: panelCss }))
  shell.menu.onclick = () => void openMenu()
  const problems = h('ol', 'sim-problems')
  problems.hidden = true
  onProblem((message) => {
    problems.hidden = false
    problems.append(h('li', '', message))
  })
  const people = h('section', 'sim-people', ...config.personas.map(personCard))
  people.setAttribute('aria-label', '切换身份')
  const about = h(
    'p',
    'sim-about',
    '浏览器里的模拟器：运行的是将要上传的同一个小程序包。登录、通知、扫码等微信能力只是模拟，不代表真机结果。',
  )
  const head = h('header', '', h('h1', '', '同心圆'), h('p', '', '选一个人，用他的眼睛看小程序'))
  const aside = h('aside', 'sim-panel', head, people, where(), switches(), about)
  const phone = h('div', 'sim-phone')
  document.body.append(h('main', 'sim-desk', h('div', 'sim-left', phone, problems), aside))
  return phone
}
