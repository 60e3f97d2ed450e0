/**
 * The convention of the demo: 谷雨樟苑 wrote one, decided on it and signs; 小满荷苑 has none yet, so that
 * you can begin one.
 * @module
 */
import { CAST, type CastName } from './personas'
import { drawPicture } from './pictures'
import type { Cue, Theatre } from './play'
import { OTHER_COMPOUND } from './stage'
import { type Moment, momentOf } from './story'

const MINUTE_MS = 60_000
const OPINIONS = [
  { topic: '公共秩序', text: '晚上十点以后请安静一点，孩子要睡觉。' },
  { topic: '日常行为', text: '遛狗的邻居请带好袋子。' },
] as const
/** A drawn name: lines of points in a box of 1,000. */
const DRAWN =
  '180,300 420,280;300,180 300,620 240,540;300,420 180,560;300,420 430,540;520,260 860,250;690,160 690,680;560,420 830,410;560,600 640,520;840,620 740,520'
const COUNTS = { present: 58, women: 31, for: 55, against: 1, abstain: 2 }

const day = (daysAgo: number, time: string): Moment => ({ daysAgo, time })

/** The cues of the convention. */
export function conventionCues(theatre: Theatre, now: number): Cue[] {
  let id = ''
  let serial = 0
  const send = async <Data = unknown>(by: CastName, action: string, input: object) => {
    const key = `story-convention-${serial++}`.padEnd(24, '-')
    const data = { action: `conventions/${action}`, input, key }
    const answer = await theatre.call(CAST[by].openid, 'conventions', data)
    if (answer.ok) return answer.data as Data
    throw new Error(`convention: ${by} can't ${action}: ${answer.code} ${answer.message}`)
  }
  const minutes = async (by: CastName, folder: string) => {
    const file = `conventions/${folder}/00000000000000c0.png`
    return [await theatre.upload(CAST[by].openid, file, drawPicture('lampDark'))]
  }
  const start = async () => {
    const begun = { compound: OTHER_COMPOUND, from: 'template' }
    id = (await send<{ id: string }>('communityStaff', 'startVersion', begun)).id
  }
  const discuss = async () => {
    for (const opinion of OPINIONS) await send('neighbour', 'addOpinion', { id, ...opinion })
  }
  const write = async () => {
    await send('communityStaff', 'moveDraft', { id, move: 'start_drafting' })
    const { title, revision, clauses } = await send<{
      title: string
      revision: number
      clauses: object[]
    }>('communityStaff', 'getVersion', { id })
    const summary = '爱护环境，互相体谅，有事先商量。'
    const draft = { id, title, revision, summary, clauses, marked: [] }
    await send('communityStaff', 'saveDraft', draft)
    await send('communityStaff', 'moveDraft', { id, move: 'send_to_review' })
  }
  const decide = async () => {
    const { textHash } = await send<{ textHash: string }>('subDistrictStaff', 'getVersion', { id })
    await send('subDistrictStaff', 'reviewDraft', { id, seen: textHash, decision: 'approve' })
    const first = await minutes('communityStaff', 'c0'.repeat(8))
    await send('communityStaff', 'enterVote', { id, ...COUNTS, minutes: first })
    const second = await minutes('communitySecretary', 'c1'.repeat(8))
    await send('communitySecretary', 'enterVote', { id, ...COUNTS, minutes: second })
    await send('subDistrictStaff', 'fileVersion', { id, number: '茨菇塘公约〔2026〕2号' })
  }
  const inForce = day(4, '08:00')
  const publish = () =>
    send('communityStaff', 'publishVersion', { id, inForceAt: momentOf(inForce, now) })
  const sign = async () => {
    const view = await send<{ current: { textHash: string } }>('neighbour', 'getConvention', {})
    const { path: household } = CAST.neighbour.lives
    const { textHash } = view.current
    const where = { compound: OTHER_COMPOUND, household, textHash }
    await send('neighbour', 'signConvention', { ...where, strokes: DRAWN })
  }
  const cue = (when: Moment, perform: () => Promise<unknown>, later = 0): Cue => ({
    at: momentOf(when, now) + later,
    perform: async () => void (await perform()),
  })
  return [
    cue(day(8, '10:00'), start),
    cue(day(8, '19:30'), discuss),
    cue(day(7, '15:00'), write),
    cue(day(6, '10:00'), decide),
    cue(day(6, '16:00'), publish),
    cue(inForce, () => theatre.tick('conventions'), MINUTE_MS),
    cue(day(3, '20:10'), sign),
  ]
}
