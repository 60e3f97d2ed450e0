/**
 * Points of the demo: gifts on the shelf of 小满荷苑, asked for, agreed to, handed over, refused.
 * @module
 */
import { CAST, type CastName } from './personas'
import { drawPicture, type PictureName } from './pictures'
import type { Cue, Theatre } from './play'
import { extras, pointsBefore } from './points-before'
import { HOME_COMPOUND } from './stage'
import { type Moment, momentOf } from './story'

interface Gift {
  name: PictureName
  title: string
  points: number
  pieces: number
}

const GIFTS: readonly Gift[] = [
  { name: 'deskLamp', title: '护眼台灯', points: 48, pieces: 3 },
  { name: 'umbrella', title: '晴雨伞', points: 25, pieces: 6 },
  { name: 'binBags', title: '垃圾袋两卷', points: 5, pieces: 40 },
  { name: 'detergent', title: '洗衣液一袋', points: 15, pieces: 12 },
  { name: 'rice', title: '大米 5 斤', points: 30, pieces: 8 },
]
const WHERE = { place: '小满荷苑党群服务站', hours: '周二、周六 9:00 到 11:00' }

/** Somebody who acts: of the cast, or a neighbour whom nobody plays, by number. */
type Who = CastName | number
const day = (daysAgo: number, time: string): Moment => ({ daysAgo, time })

/** Acts of the scene, one after the other. */
class Shop {
  private readonly gifts = new Map<PictureName, string>()
  private readonly asked = new Map<string, string>()
  private readonly others: readonly { openid: string }[]
  private serial = 0

  constructor(
    private readonly theatre: Theatre,
    now: number,
  ) {
    this.others = extras(now)
  }

  private openidOf(who: Who): string {
    return typeof who === 'string' ? CAST[who].openid : (this.others[who]?.openid ?? '')
  }

  private async send<Data>(by: Who, action: string, input: object): Promise<Data> {
    const key = `story-points-${this.serial++}`.padEnd(24, '-')
    const data = { action: `points/${action}`, input, key }
    const answer = await this.theatre.call(this.openidOf(by), 'points', data)
    if (answer.ok) return answer.data as Data
    throw new Error(`points: ${by} can't ${action}: ${answer.code} ${answer.message}`)
  }

  fillShelf = async (): Promise<void> => {
    for (const [i, { name, title, points, pieces }] of GIFTS.entries()) {
      const file = `points/${String(i).repeat(16)}/00000000000000d${i}.png`
      const picture = await this.theatre.upload(this.openidOf('secretary'), file, drawPicture(name))
      const gift = { compound: HOME_COMPOUND, title, points, ...WHERE, picture, state: 'open' }
      const { id } = await this.send<{ id: string }>('secretary', 'saveGift', gift)
      await this.send('secretary', 'countStock', { gift: id, change: pieces, reason: '到货' })
      this.gifts.set(name, id)
    }
  }

  ask = async (who: Who, name: PictureName): Promise<void> => {
    const points = GIFTS.find((one) => one.name === name)?.points
    const input = { gift: this.gifts.get(name), points }
    const { id } = await this.send<{ id: string }>(who, 'requestGift', input)
    this.asked.set(`${who} ${name}`, id)
  }

  private of(who: Who, name: PictureName): string {
    return this.asked.get(`${who} ${name}`) ?? ''
  }

  agree = async (by: CastName, who: Who, name: PictureName): Promise<void> => {
    const input = { id: this.of(who, name), decision: 'approve', unrelated: true }
    await this.send(by, 'decideRedemption', input)
  }

  refuse = async (by: CastName, who: Who, name: PictureName, reason: string): Promise<void> => {
    await this.send(by, 'decideRedemption', { id: this.of(who, name), decision: 'refuse', reason })
  }

  hand = async (by: CastName, who: Who, name: PictureName): Promise<void> => {
    const id = this.of(who, name)
    const { items } = await this.send<{ items: { id: string; code: string }[] }>(
      who,
      'listMyRedemptions',
      {},
    )
    const code = items.find((one) => one.id === id)?.code
    await this.send(by, 'handOver', { id, how: 'code', code })
  }

  /** Somebody's first points are asked back: the sheet had them twice. */
  correct = async (by: CastName, who: Who, name: PictureName): Promise<void> => {
    const { items } = await this.send<{ items: { id: string; canCorrect: boolean }[] }>(
      by,
      'listEvidence',
      { id: this.of(who, name) },
    )
    const entry = items.find((one) => one.canCorrect)?.id
    await this.send(by, 'proposeReversal', { entry, reason: '签到表上写了两遍' })
  }

  donate = async (who: Who, points: number): Promise<void> => {
    await this.send(who, 'donatePoints', { compound: HOME_COMPOUND, points })
  }

  count = async (by: CastName, name: PictureName, counted: number): Promise<void> => {
    await this.send(by, 'takeStock', { gift: this.gifts.get(name), counted })
  }

  leave = async (who: Who, name: PictureName): Promise<void> => {
    await this.send(who, 'withdrawRedemption', { id: this.of(who, name) })
  }
}

/** The cues of points; the first loads what was there before. */
export function pointsCues(theatre: Theatre, now: number, begin: number): Cue[] {
  const shop = new Shop(theatre, now)
  const load = async () => {
    for (const { collection, documents } of await pointsBefore(now)) {
      theatre.load(collection, documents)
    }
  }
  const cue = (when: Moment, perform: () => Promise<void>): Cue => ({
    at: momentOf(when, now),
    perform,
  })
  const few = '台灯先留给备考的孩子，下个月到货再换'
  return [
    { at: begin, perform: load },
    cue(day(9, '20:00'), shop.fillShelf),
    cue(day(8, '18:10'), () => shop.ask('resident', 'detergent')),
    cue(day(8, '18:30'), () => shop.ask(0, 'binBags')),
    cue(day(8, '19:00'), () => shop.ask('secretary', 'binBags')),
    cue(day(7, '09:20'), () => shop.agree('communitySecretary', 'secretary', 'binBags')),
    cue(day(7, '09:40'), () => shop.hand('gridWorker', 'resident', 'detergent')),
    cue(day(7, '09:45'), () => shop.hand('gridWorker', 0, 'binBags')),
    cue(day(6, '20:10'), () => shop.ask('elder', 'rice')),
    cue(day(6, '20:40'), () => shop.agree('secretary', 'elder', 'rice')),
    cue(day(5, '12:30'), () => shop.ask('tenant', 'binBags')),
    cue(day(4, '10:00'), () => shop.ask(1, 'deskLamp')),
    cue(day(4, '16:00'), () => shop.refuse('secretary', 1, 'deskLamp', few)),
    cue(day(3, '08:10'), () => shop.ask(2, 'detergent')),
    cue(day(3, '21:00'), () => shop.leave(2, 'detergent')),
    cue(day(2, '12:40'), () => shop.ask('resident', 'umbrella')),
    cue(day(1, '19:20'), () => shop.ask(3, 'umbrella')),
    cue(day(1, '20:05'), () => shop.ask('secretary', 'umbrella')),
    cue(day(5, '09:10'), () => shop.donate(2, 10)),
    cue(day(2, '10:30'), () => shop.count('gridWorker', 'detergent', 11)),
    cue(day(2, '10:35'), () => shop.count('gridWorker', 'binBags', 35)),
    cue(day(1, '20:30'), () => shop.correct('communitySecretary', 3, 'umbrella')),
    cue({ minutesAgo: 90 }, () => theatre.tick('points')),
    cue({ minutesAgo: 25 }, () => theatre.tick('points')),
  ]
}
