/**
 * Runs a history against the real functions and the naive world side by side. After every step both
 * must look the same; after a crash the real one looks as before the command or as after it.
 * @module
 */
import { canonicalJson } from '@functions/kernel/hash'
import { gifts } from '@functions/points/store'
import { checkLedger } from '../../../../tools/check-ledger/check'
import { giftDoc } from '../../fixtures/points-docs'
import type { World } from '../../world'
import { ledgerOf } from '../shelf'
import type { History, Step } from './arbitrary'
import { apply, type Command, empty, endsAfter, type Naive, PRICES, tick } from './naive'
import { giftId, type Seen, seenOfNaive, seenOfWorld } from './seen'
import { type Asker, NO_ANSWER, send, storedId } from './send'

/** What was seen over many histories, so that nobody thinks much was tried where little was. */
export interface Tally {
  delivered: number
  crashes: number
  /** Crashes after which the command had its effect all the same. */
  crashedAfter: number
  together: number
  refused: Record<number, number>
}

export const newTally = (): Tally => ({
  delivered: 0,
  crashes: 0,
  crashedAfter: 0,
  together: 0,
  refused: {},
})

/** The service gives a transaction that nobody ends 30 seconds. */
const DEAD_MS = 31_000

class Pair {
  naive: Naive = empty()
  private readonly asker: Asker

  constructor(
    private readonly world: World,
    private readonly commands: readonly Command[],
    private readonly tally: Tally,
  ) {
    const who = new Map(commands.map((one) => [one.id, 'who' in one ? one.who : '']))
    this.asker = (request) => who.get(request) ?? ''
    for (const [gift, price] of PRICES.entries()) {
      world.cloud.database.loadDocuments(gifts.name, [{ ...giftDoc(giftId(gift), price) }])
    }
  }

  async take(step: Step): Promise<void> {
    if (step.is === 'pass') this.world.clock.advance(step.ms)
    if (step.is === 'passToEnd') this.passToEnd(step.short)
    if (step.is === 'deliver') await this.deliver(this.command(step.command), step.dieAfter)
    if (step.is === 'together') await this.together(step.commands.map((i) => this.command(i)))
    if (step.is === 'timer') await this.timer(step.dieAfter)
  }

  private passToEnd(short: number): void {
    const { clock } = this.world
    const ends = endsAfter(this.naive, clock.now())
    if (ends.length > 0) clock.moveTo(Math.min(...ends) - short)
  }

  private command(i: number): Command {
    const command = this.commands[i]
    if (!command) throw new RangeError(`no command ${i}`)
    return command
  }

  private look = (naive: Naive): Seen => seenOfNaive(naive, (id) => storedId(id, this.asker))

  /** One of several worlds must be the real one; it goes on from there. */
  private mustBe(candidates: readonly Naive[], what: string): void {
    const seen = canonicalJson(seenOfWorld(this.world))
    const found = candidates.find((one) => canonicalJson(this.look(one)) === seen)
    if (!found) {
      const expected = candidates.map((one) => canonicalJson(this.look(one))).join('\n or ')
      throw new Error(`after ${what}\n is ${seen}\n not ${expected}`)
    }
    this.naive = found
  }

  private async deliver(command: Command, dieAfter: number | null): Promise<void> {
    const { world, tally } = this
    const now = world.clock.now()
    const { code, after } = apply(this.naive, command, now)
    const heal = dieAfter === null ? () => {} : this.breakAfter(dieAfter)
    const answered = await send(world, command, this.asker)
    heal()
    const what = `${JSON.stringify(command)} dying after ${dieAfter}`
    tally.delivered += 1
    if (answered !== NO_ANSWER) {
      if (answered !== code) throw new Error(`${what} answered ${answered}, not ${code}`)
      if (code !== 0) tally.refused[code] = (tally.refused[code] ?? 0) + 1
      return this.mustBe([after], what)
    }
    if (dieAfter === null) throw new Error(`${what} had no answer`)
    tally.crashes += 1
    world.clock.advance(DEAD_MS)
    const before = this.naive
    this.mustBe([before, after], what)
    if (this.naive !== before) tally.crashedAfter += 1
    this.mustBeSound(what)
  }

  /** The request after so many has its effect but no answer, all later ones have none: a death. */
  private breakAfter(requests: number): () => void {
    const { faults } = this.world.cloud
    const target = 'database.*'
    faults.add({ target, fault: { kind: 'lost', when: 'after' }, skip: requests, times: 1 })
    faults.add({ target, fault: { kind: 'lost', when: 'before' }, skip: requests })
    return () => faults.clear()
  }

  private async together(pair: readonly Command[]): Promise<void> {
    const [a, b] = pair
    if (!a || !b) return
    const now = this.world.clock.now()
    const orders = [
      [a, b],
      [b, a],
    ] as const
    const ends = orders.map(([one, two]) => {
      const first = apply(this.naive, one, now)
      const second = apply(first.after, two, now)
      return { codes: one === a ? [first.code, second.code] : [second.code, first.code], ...second }
    })
    const answers = await Promise.all(pair.map((one) => send(this.world, one, this.asker)))
    this.tally.together += 1
    const isOk = (codes: readonly number[]) => codes.map((code) => code === 0).join()
    const fitting = ends.filter(({ codes }) => isOk(codes) === isOk(answers))
    const what = `both ${JSON.stringify(pair)} answered ${answers}`
    this.mustBe(
      fitting.map((one) => one.after),
      what,
    )
  }

  private async timer(dieAfter: number | null): Promise<void> {
    const { world } = this
    const now = world.clock.now()
    if (dieAfter !== null) {
      const heal = this.breakAfter(dieAfter)
      await world.cloud.timers.runNow('points')
      heal()
      world.clock.advance(DEAD_MS)
      this.mustBeSound(`a timer dying after ${dieAfter}`)
    }
    await world.cloud.timers.runNow('points')
    this.mustBe([tick(this.naive, dieAfter === null ? now : world.clock.now())], 'a timer')
  }

  mustBeSound(what: string): void {
    const breaches = checkLedger(ledgerOf(this.world))
    if (breaches.length > 0) throw new Error(`${what} leaves ${JSON.stringify(breaches)}`)
  }

  /** All is sealed and sound at the end. */
  async finish(): Promise<void> {
    // What a run of the timer writes is sealed by the next.
    for (let run = 0; run < 2; run++) {
      this.world.clock.advance(120_000)
      await this.timer(null)
    }
    this.mustBeSound('the history')
    const open = ledgerOf(this.world).entries.filter((one) => one.seq === 0)
    if (open.length > 0) throw new Error(`${open.length} entries are not sealed`)
  }
}

/** Runs one history in a world where nothing has happened yet. @throws {Error} when untrue */
export async function runHistory(world: World, history: History, tally: Tally): Promise<void> {
  const pair = new Pair(world, history.commands, tally)
  for (const step of history.steps) await pair.take(step)
  await pair.finish()
}
