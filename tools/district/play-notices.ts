/**
 * Notices of the demo: written, reviewed and published by the cast before you came.
 * @module
 */
import { CAST, type CastName } from './personas'
import type { Cue, Theatre } from './play'
import { HOME_COMPOUND } from './stage'
import { type Moment, momentOf } from './story'

interface NoticeScene {
  name: string
  by: CastName
  when: Moment
  audience: string
  title: string
  body: string
  /** Days after it was written until which each home should have read it. */
  mustReadInDays?: number
  /** Who reads it before it is out, and when; it stays on their desk without. */
  approved?: { by: CastName; when: Moment }
}

const DAY_MS = 86_400_000
const B3 = `${HOME_COMPOUND}/b03`

const NOTICES: readonly NoticeScene[] = [
  {
    name: 'charging',
    by: 'secretary',
    when: { daysAgo: 2, time: '09:30' },
    audience: HOME_COMPOUND,
    title: '电动车不要推上楼充电',
    body: '天冷了，请大家把电动车停到东门车棚充电，不要推上楼，也不要飞线。车棚有 20 个充电位，晚上 10 点前都有人值班。',
    mustReadInDays: 9,
  },
  {
    name: 'lift',
    by: 'captain',
    when: { daysAgo: 1, time: '16:10' },
    audience: B3,
    title: '3栋电梯后天上午检修',
    body: '后天上午 9 点到 11 点，3栋电梯检修，要走楼梯。家里有老人要出门的，提前告诉楼栋长，志愿者来搭把手。',
    approved: { by: 'secretary', when: { daysAgo: 1, time: '17:00' } },
  },
  {
    name: 'cleaning',
    by: 'captain',
    when: { minutesAgo: 50 },
    audience: B3,
    title: '周六上午一起打扫楼道',
    body: '周六上午 9 点，在 1 单元门口集合，一起把楼道里的杂物清一清。扫把、垃圾袋都备好了，来搭把手就行。',
  },
]

/** The cues of the notices. */
export function noticeCues(theatre: Theatre, now: number): Cue[] {
  return NOTICES.flatMap((scene) => {
    const { name, by, audience, title, body, mustReadInDays, approved } = scene
    let id = ''
    const send = async (who: CastName, action: string, input: object) => {
      const key = `story-notice-${name}-${action}`.padEnd(24, '-')
      const data = { action: `notices/${action}`, input, key }
      const answer = await theatre.call(CAST[who].openid, 'notices', data)
      if (answer.ok) return answer.data
      throw new Error(`notice ${name}: ${who} can't ${action}: ${answer.code} ${answer.message}`)
    }
    const at = momentOf(scene.when, now)
    const write = async () => {
      const mustReadBy = mustReadInDays === undefined ? null : at + mustReadInDays * DAY_MS
      const content = { title, body, pictures: [], attachments: [], mustReadBy, expiresAt: null }
      const made = await send(by, 'writeNotice', { audience, ...content, submit: true })
      id = (made as { id: string }).id
    }
    const cues: Cue[] = [{ at, perform: write }]
    if (approved) {
      const perform = async () => {
        const { changedAt: seen } = (await send(approved.by, 'getNotice', { id })) as {
          changedAt: number
        }
        await send(approved.by, 'reviewNotice', { id, seen, decision: 'approve' })
      }
      cues.push({ at: momentOf(approved.when, now), perform })
    }
    return cues
  })
}
