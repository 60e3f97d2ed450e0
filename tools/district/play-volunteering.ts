/**
 * Volunteering of the demo: what neighbours of 小满荷苑 did together, what they plan, what waits.
 * @module
 */
import { HALF_HOUR_MS, HOUR_MS } from '@domain/time/shanghai'
import { codeText, type Moment as Witnessed } from '@domain/volunteering/rotating-code'
import { MINUTE_MS } from './clock'
import { CAST, type CastName } from './personas'
import type { Cue, Theatre } from './play'
import { HOME_COMPOUND } from './stage'
import { type Moment, momentOf } from './story'

interface Plan {
  by: CastName
  title: string
  about: string
  place: string
  risk: string
  insurance: string
  posts: { title: string; capacity: number }[]
}

const SWEEP: Plan = {
  by: 'captain',
  title: '一起清扫3栋楼道',
  about: '清掉楼道里的杂物，擦一擦扶手和窗台。扫把、抹布都备好了，来搭把手就行。',
  place: '3栋1单元门口',
  risk: '搬重东西两个人一起抬，小心台阶',
  insurance: '社区给志愿者买了意外险',
  posts: [
    { title: '清扫楼道', capacity: 3 },
    { title: '擦扶手', capacity: 2 },
  ],
}

const READING: Plan = {
  by: 'captain',
  title: '给老人念报、量血压',
  about: '在党群服务站陪老人坐坐，念念报纸，量血压，记在健康本上。',
  place: '小满荷苑党群服务站',
  risk: '不替老人拿药、改药，有不舒服马上告诉负责人',
  insurance: '社区给志愿者买了意外险',
  posts: [{ title: '陪伴', capacity: 4 }],
}

const BIKES: Plan = {
  by: 'captain',
  title: '修自行车、磨剪刀',
  about: '会修的邻居带上工具，帮大家修车、磨刀剪，不收钱。',
  place: '东门车棚',
  risk: '工具锋利，小朋友离远一点',
  insurance: '社区给志愿者买了意外险',
  posts: [
    { title: '修车', capacity: 2 },
    { title: '磨刀剪', capacity: 1 },
    { title: '招呼登记', capacity: 2 },
  ],
}

const WALK: Plan = {
  by: 'captain',
  title: '今天的助行岗',
  about: '在门口帮老人提东西、扶一把、开门禁。',
  place: '小满荷苑南门',
  risk: '看好来往的车',
  insurance: '社区给志愿者买了意外险',
  posts: [{ title: '助行', capacity: 3 }],
}

const SWAP: Plan = {
  by: 'tenant',
  title: '旧书换新书',
  about: '家里看过的书拿来和邻居换着看，剩下的送给社区书屋。',
  place: '中心花坛',
  risk: '下雨就改到党群服务站',
  insurance: '没有保险，室内活动',
  posts: [{ title: '整理书', capacity: 4 }],
}

const ESCORT: Plan = {
  by: 'captain',
  title: '陪邻居去医院拿药',
  about: '陪一位老邻居去区中医院拿药，来回扶一把，帮着排队取号。',
  place: '3栋2单元楼下',
  risk: '上下车、过马路慢一点，看好老人',
  insurance: '社区给志愿者买了意外险',
  posts: [{ title: '陪伴', capacity: 2 }],
}

const day = (daysAgo: number, time: string): Moment => ({ daysAgo, time })
const deviceOf = (who: CastName) => Buffer.from(CAST[who].personId.padEnd(16)).toString('hex')

/** Sends an action of volunteering as somebody; throws when the product refuses it. */
type Send = <Data>(by: CastName, action: string, input: object) => Promise<Data>

function sender(theatre: Theatre): Send {
  let serial = 0
  return async <Data>(by: CastName, action: string, input: object) => {
    const key = `story-volunteering-${serial++}`.padEnd(28, '-')
    const data = { action: `volunteering/${action}`, input, key }
    const answer = await theatre.call(CAST[by].openid, 'volunteering', data)
    if (answer.ok) return answer.data as Data
    throw new Error(`volunteering: ${by} can't ${action}: ${answer.code} ${answer.message}`)
  }
}

/** An activity on its way, by the product's own steps. */
class Performance {
  private id = ''

  constructor(
    private readonly theatre: Theatre,
    private readonly send: Send,
    private readonly name: string,
    private readonly plan: Plan,
    private readonly startsAt: number,
    private readonly hours = 2,
    /** Whose phone everybody scans with; each their own without. */
    private readonly onePhone?: CastName,
  ) {}

  private get endsAt(): number {
    return this.startsAt + this.hours * HOUR_MS
  }

  /** @param more the team it belongs to, or the need it answers */
  propose = async (more: object = {}): Promise<void> => {
    const { by, ...words } = this.plan
    const times = { startsAt: this.startsAt, endsAt: this.endsAt }
    const input = { compound: HOME_COMPOUND, ...words, ...times, ...more }
    this.id = (await this.send<{ id: string }>(by, 'planActivity', input)).id
  }

  move = async (by: CastName, move: string, more: object = {}): Promise<void> => {
    await this.send(by, 'moveActivity', { id: this.id, move, ...more })
  }

  join = async (people: readonly [CastName, string][]): Promise<void> => {
    const said = { id: this.id, age: 'adult', riskRead: true }
    for (const [who, post] of people) await this.send(who, 'signUpFor', { ...said, post })
  }

  /** Everybody scans a code, a few seconds one after the other; with one phone when they share it. */
  private async scan(moment: Witnessed, people: readonly CastName[], at: number): Promise<void> {
    const { secret } = await this.send<{ secret: string }>(this.plan.by, 'getLeaderKit', {
      id: this.id,
    })
    for (const [i, who] of people.entries()) {
      const now = at + i * 9_000
      this.theatre.moveTo(now)
      const code = codeText(secret, this.id, moment, now)
      const device = deviceOf(this.onePhone ?? who)
      const input = { id: this.id, code, device }
      const { accepted } = await this.send<{ accepted: boolean }>(who, 'checkIn', input)
      if (!accepted)
        throw new Error(`volunteering ${this.name}: the ${moment} code of ${who} is late`)
    }
  }

  /** From the first scan to the last; `early` leaves half an hour before the end. */
  attend = async (people: readonly CastName[], early: readonly CastName[] = []): Promise<void> => {
    await this.scan('start', people, this.startsAt - 5 * MINUTE_MS)
    // The middle comes by chance: the leader looks every few minutes, as in life.
    for (let at = this.startsAt; at < this.endsAt; at += 5 * MINUTE_MS) {
      this.theatre.moveTo(at)
      const kit = await this.send<{ middleAt: number | null }>(this.plan.by, 'getLeaderKit', {
        id: this.id,
      })
      if (kit.middleAt === null) continue
      await this.scan('middle', people, at + MINUTE_MS)
      break
    }
    await this.scan('end', early, this.endsAt - HALF_HOUR_MS)
    const rest = people.filter((who) => !early.includes(who))
    await this.scan('end', rest, this.endsAt + MINUTE_MS)
  }
}

/** A team that sweeps, and one that waits for the secretary. */
function teamOf(send: Send) {
  let team = ''
  return {
    found: async () => {
      const about = '每周六上午打扫楼道、擦扶手，有空的都来，一起做完一起喝杯茶。'
      const input = { compound: HOME_COMPOUND, name: '3栋楼道清洁队', about }
      team = (await send<{ team: string }>('captain', 'foundTeam', input)).team
    },
    approve: () => send('secretary', 'moveTeam', { team, move: 'approve' }),
    join: async () => {
      await send('resident', 'joinTeam', { team })
      const answer = { team, person: CAST.resident.personId, accept: true }
      await send('captain', 'answerAsker', answer)
    },
    ask: () => send('elder', 'joinTeam', { team }),
    ofTeam: () => ({ team }),
    propose: () =>
      send('tenant', 'foundTeam', {
        ...{ compound: HOME_COMPOUND, name: '小满修理队' },
        about: '会修小电器、换水龙头的邻居凑在一起，谁家有小毛病就去看看。',
      }),
  }
}

/** A need that was arranged, and one that waits. */
function needOf(send: Send) {
  let need = ''
  return {
    file: async () => {
      const asked = { home: CAST.elder.lives.path, kind: 'accompany', wished: '后天上午最好' }
      const words = '要去区中医院拿药，来回想有人扶一把。'
      need = (await send<{ need: string }>('elder', 'fileNeed', { ...asked, words })).need
    },
    ofNeed: () => ({ need }),
    fileAnother: () =>
      send('resident', 'fileNeed', {
        ...{ home: CAST.resident.lives.path, kind: 'repair', wished: '晚上七点以后' },
        words: '阳台的纱窗脱轨了，自己装不回去。',
      }),
  }
}

/** The cues of volunteering. */
export function volunteeringCues(theatre: Theatre, now: number): Cue[] {
  const cue = (when: Moment | number, perform: () => Promise<unknown>): Cue => ({
    at: typeof when === 'number' ? when : momentOf(when, now),
    perform: async () => void (await perform()),
  })
  const at = (daysAgo: number, time: string) => momentOf(day(daysAgo, time), now)
  const nextHalfHour = Math.ceil(now / HALF_HOUR_MS) * HALF_HOUR_MS
  const send = sender(theatre)
  const team = teamOf(send)
  const need = needOf(send)
  const escort = new Performance(theatre, send, 'escort', ESCORT, at(-1, '09:00'), 3)
  const sweep = new Performance(theatre, send, 'sweep', SWEEP, at(7, '16:00'))
  const reading = new Performance(theatre, send, 'reading', READING, at(2, '15:00'), 2, 'tenant')
  const bikes = new Performance(theatre, send, 'bikes', BIKES, at(-3, '09:00'), 3)
  const walk = new Performance(theatre, send, 'walk', WALK, nextHalfHour)
  const swap = new Performance(theatre, send, 'swap', SWAP, at(-5, '14:30'))
  const swept: CastName[] = ['resident', 'elder', 'tenant']
  const read: CastName[] = ['resident', 'tenant']
  return [
    cue(day(9, '19:40'), team.found),
    cue(day(9, '20:10'), team.approve),
    cue(day(9, '20:30'), () => sweep.propose(team.ofTeam())),
    cue(day(8, '11:50'), team.join),
    cue(day(8, '09:00'), () => sweep.move('secretary', 'approve')),
    cue(day(8, '12:20'), () =>
      sweep.join([
        ['resident', 'p1'],
        ['elder', 'p2'],
        ['tenant', 'p1'],
      ]),
    ),
    cue(day(7, '15:50'), () => sweep.attend(swept, ['elder'])),
    cue(day(7, '18:20'), () => sweep.move('captain', 'start')),
    cue(day(7, '18:21'), () => sweep.move('captain', 'confirm', { headCount: 3 })),
    cue(day(6, '09:40'), () => sweep.move('secretary', 'publish')),
    cue(day(4, '19:00'), () => reading.propose()),
    cue(day(3, '08:50'), () => reading.move('secretary', 'approve')),
    cue(day(2, '00:30'), () => theatre.tick('volunteering')),
    cue(day(3, '12:10'), () => reading.join(read.map((who) => [who, 'p1']))),
    cue(day(2, '14:50'), () => reading.attend(read)),
    cue(day(2, '17:10'), () => reading.move('captain', 'start')),
    cue(day(2, '17:11'), () => reading.move('captain', 'confirm', { headCount: 2 })),
    cue(day(1, '09:10'), () => reading.move('secretary', 'publish')),
    cue(day(1, '10:30'), need.file),
    cue(day(1, '11:20'), () => escort.propose(need.ofNeed())),
    cue(day(1, '14:00'), () => escort.move('secretary', 'approve')),
    cue(day(1, '15:00'), () => bikes.propose()),
    cue(day(1, '16:20'), () => bikes.move('secretary', 'approve')),
    cue(day(1, '18:40'), () => send('elder', 'showOnRedList', { shown: true })),
    cue(day(1, '18:50'), () => send('tenant', 'showOnRedList', { shown: true })),
    cue(day(1, '20:00'), () =>
      bikes.join([
        ['elder', 'p3'],
        ['tenant', 'p2'],
      ]),
    ),
    cue({ minutesAgo: 180 }, () => walk.propose()),
    cue({ minutesAgo: 170 }, () => walk.move('secretary', 'approve')),
    cue({ minutesAgo: 160 }, () => walk.join([['resident', 'p1']])),
    cue({ minutesAgo: 70 }, team.propose),
    cue({ minutesAgo: 55 }, team.ask),
    cue({ minutesAgo: 45 }, need.fileAnother),
    cue({ minutesAgo: 30 }, () => swap.propose()),
  ]
}
