/**
 * What happened in the demo before you came: requests in every state, made and moved by the cast.
 * Only words and times; `play.ts` performs them with the product's own functions, so that each
 * history is one the product would write.
 * @module
 */
import type { Category } from '@domain/requests/categories'
import type { RequestMove } from '@domain/requests/states'
import { DAY_MS, MINUTE_MS, startOfDay } from './clock'
import type { CastName } from './personas'
import type { PictureName } from './pictures'
import { HOME_COMPOUND, OTHER_COMPOUND } from './stage'

/** When a step happens: at a time of day some days ago, or some minutes before the demo is loaded. */
export type Moment = { daysAgo: number; time: string } | { minutesAgo: number }

/** One move of a request. */
export interface Step {
  when: Moment
  by: CastName
  move: Exclude<RequestMove, 'submit' | 'review'>
  words?: string
  photos?: PictureName[]
  /** Who it is handed to. */
  to?: CastName
  solved?: 'yes' | 'partly' | 'no'
  satisfied?: number
}

/** A request from its submission on. */
export interface Scene {
  name: string
  by: CastName
  when: Moment
  category: Category
  path: string
  spot?: string
  text: string
  photos?: PictureName[]
  steps: Step[]
}

const day = (daysAgo: number, time: string): Moment => ({ daysAgo, time })
const before = (minutesAgo: number): Moment => ({ minutesAgo })
const B1 = `${HOME_COMPOUND}/b01`
const B3 = `${HOME_COMPOUND}/b03`

/** The whole story, a scene for each thing a list should show. */
export const STORY: readonly Scene[] = [
  {
    name: 'lamp',
    by: 'resident',
    when: day(9, '19:20'),
    category: 'repair',
    path: B3,
    spot: '1单元门口',
    text: '1单元门口的路灯坏了一周，晚上回家黑漆漆的，老人容易踩空台阶。',
    photos: ['lampDark'],
    steps: [
      { when: day(9, '20:05'), by: 'gridWorker', move: 'accept' },
      {
        when: day(9, '20:08'),
        by: 'gridWorker',
        move: 'dispatch',
        to: 'handler',
        words: '请明天上午先看线路，需要换灯就一起换了。',
      },
      { when: day(8, '08:40'), by: 'handler', move: 'sign' },
      {
        when: day(8, '10:30'),
        by: 'handler',
        move: 'resolve',
        words: '灯头和一段老化的线都换了，已试灯，晚上会自动亮。',
        photos: ['lampLit'],
      },
      { when: day(8, '19:45'), by: 'resident', move: 'answer', solved: 'yes', satisfied: 5 },
    ],
  },
  {
    name: 'handrail',
    by: 'elder',
    when: day(7, '09:10'),
    category: 'care',
    path: `${B3}/u2`,
    spot: '2单元一楼到二楼',
    text: '楼梯扶手松了，我腿脚不好，上下楼不敢扶。能不能帮忙紧一紧？',
    steps: [
      { when: day(7, '09:30'), by: 'gridWorker', move: 'accept' },
      { when: day(7, '09:33'), by: 'gridWorker', move: 'dispatch', to: 'handler' },
      { when: day(7, '10:00'), by: 'handler', move: 'sign' },
      {
        when: day(7, '15:20'),
        by: 'handler',
        move: 'resolve',
        words: '一楼的扶手螺丝已经拧紧。',
      },
      {
        when: day(6, '08:30'),
        by: 'elder',
        move: 'answer',
        solved: 'partly',
        words: '一楼好了，拐弯那段还是晃。',
      },
      { when: day(6, '09:00'), by: 'gridWorker', move: 'dispatch', to: 'handler' },
      { when: day(6, '09:20'), by: 'handler', move: 'sign' },
      {
        when: day(5, '11:00'),
        by: 'handler',
        move: 'resolve',
        words: '拐弯处加了两个固定座，整段都试过了，不晃了。',
      },
      { when: day(5, '16:10'), by: 'elder', move: 'answer', solved: 'yes', satisfied: 4 },
    ],
  },
  {
    name: 'bins',
    by: 'resident',
    when: day(2, '08:15'),
    category: 'sanitation',
    path: HOME_COMPOUND,
    spot: '东门垃圾亭',
    text: '东门的垃圾桶两天没清，味道大，旁边住户不敢开窗。',
    photos: ['bins'],
    steps: [
      { when: day(2, '08:40'), by: 'gridWorker', move: 'accept' },
      { when: day(2, '08:45'), by: 'gridWorker', move: 'dispatch', to: 'handler' },
      { when: day(2, '09:10'), by: 'handler', move: 'sign' },
      {
        when: day(1, '10:20'),
        by: 'handler',
        move: 'resolve',
        words: '垃圾已清走，桶和地面都冲洗了；以后改成每天早晚各清一次。',
        photos: ['binsClean'],
      },
    ],
  },
  {
    name: 'intercom',
    by: 'resident',
    when: day(1, '18:30'),
    category: 'repair',
    path: `${B3}/u1`,
    spot: '1单元门禁',
    text: '单元门禁刷卡没反应，大家都用砖头顶着门，不安全。',
    steps: [
      { when: day(1, '18:50'), by: 'gridWorker', move: 'accept' },
      {
        when: day(1, '18:55'),
        by: 'gridWorker',
        move: 'dispatch',
        to: 'handler',
        words: '先临时修好能关门，读卡器坏了就报价更换。',
      },
      { when: before(200), by: 'handler', move: 'sign' },
    ],
  },
  {
    name: 'leak',
    by: 'elder',
    when: before(110),
    category: 'utilities',
    path: `${B3}/u2`,
    spot: '2单元楼道水管',
    text: '楼道的水管接口在滴水，地上湿了一片，怕有人滑倒。',
    steps: [
      { when: before(96), by: 'gridWorker', move: 'accept' },
      { when: before(93), by: 'gridWorker', move: 'dispatch', to: 'handler' },
    ],
  },
  {
    name: 'noise',
    by: 'tenant',
    when: before(75),
    category: 'noise',
    path: `${B1}/u2`,
    spot: '2单元六楼',
    text: '楼上装修，午休时间还在打电钻，孩子没法睡。能不能帮忙说说？',
    steps: [],
  },
  {
    name: 'fireLane',
    by: 'captain',
    when: before(48),
    category: 'safety',
    path: B3,
    spot: '3栋北侧消防通道',
    text: '3栋北侧消防通道又停了两辆车，消防车进不来，请尽快处理。',
    photos: ['fireLane'],
    steps: [{ when: before(35), by: 'gridWorker', move: 'accept' }],
  },
  {
    name: 'rent',
    by: 'tenant',
    when: day(4, '20:10'),
    category: 'other',
    path: B1,
    text: '房东要提前收回房子，押金不想退，小区能不能管？',
    steps: [
      {
        when: day(3, '09:05'),
        by: 'secretary',
        move: 'refuse',
        words:
          '这是租房合同的事，小区不能替您裁定。您可以找荷叶塘社区人民调解委员会（不收费），也可以向法院起诉；需要我们陪您去调解，直接告诉网格员。',
      },
    ],
  },
  {
    name: 'charger',
    by: 'resident',
    when: day(6, '21:00'),
    category: 'parking',
    path: HOME_COMPOUND,
    spot: '西侧车棚',
    text: '车棚的充电桩有两个插座不通电。',
    steps: [
      {
        when: day(5, '07:30'),
        by: 'resident',
        move: 'withdraw',
        words: '今天早上又能用了，谢谢，先不麻烦了。',
      },
    ],
  },
  {
    name: 'manhole',
    by: 'neighbour',
    when: day(3, '17:40'),
    category: 'safety',
    path: OTHER_COMPOUND,
    spot: '2栋前花坛边',
    text: '花坛边的井盖一踩就响，像是裂了。',
    steps: [
      { when: day(3, '18:00'), by: 'otherGridWorker', move: 'accept' },
      {
        when: day(2, '09:30'),
        by: 'otherGridWorker',
        move: 'resolve',
        words: '井盖已经换新，周围也加了警示漆。',
      },
      { when: day(2, '20:00'), by: 'neighbour', move: 'answer', solved: 'yes', satisfied: 5 },
    ],
  },
  {
    name: 'flyers',
    by: 'tenant',
    when: before(20),
    category: 'sanitation',
    path: B1,
    spot: '1栋一层楼道',
    // The word for loans makes the content check unsure: this one waits for a person.
    text: '楼道墙上又贴满了贷款小广告，刚刷的墙都花了，请清一清。',
    steps: [],
  },
  {
    name: 'trees',
    by: 'neighbour',
    when: before(130),
    category: 'property',
    path: `${OTHER_COMPOUND}/b02`,
    text: '2栋门前的樟树枝快伸进三楼阳台了，能不能安排修剪？',
    steps: [],
  },
]

/** The moment as epoch milliseconds, for a demo loaded at `now`. */
export function momentOf(moment: Moment, now: number): number {
  if ('minutesAgo' in moment) return now - moment.minutesAgo * MINUTE_MS
  const [hour = 0, minute = 0] = moment.time.split(':').map(Number)
  return startOfDay(now) - moment.daysAgo * DAY_MS + (hour * 60 + minute) * MINUTE_MS
}
