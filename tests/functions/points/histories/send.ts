/** Sends the commands of a history to the real functions. @module */
import { identifyCommand } from '@functions/kernel/commands'
import type { ActionContract } from '@functions/kernel/contract'
import { Failure } from '@functions/kernel/errors'
import * as c from '@functions/points/contract'
import type { RedemptionDoc } from '@functions/points/documents'
import { redemptions } from '@functions/points/store'
import { COMMUNITY_SECRETARY, GRID_WORKER, SECRETARY, type World } from '../../world'
import { award } from '../shelf'
import { type Command, PRICES } from './naive'
import { giftId } from './seen'

/** Answered with nothing that can be relied on: a crash. */
export const NO_ANSWER = 1

const keyOf = (id: string) => `history-key-${id.padStart(8, '0')}`

/** Who asks in a request, by its id. */
export type Asker = (request: string) => string

/** The id under which a request is stored, known before it is sent. */
export const storedId = (request: string, asker: Asker): string =>
  identifyCommand(asker(request), keyOf(request), c.requestGift.name, {}).id.slice(0, 24)

/** @returns 0, or the code of the refusal, or {@link NO_ANSWER} */
export async function send(world: World, command: Command, asker: Asker): Promise<number> {
  if (command.do === 'award') return sendAward(world, command)
  const { who, contract, input } = callOf(world, command, asker)
  try {
    const answer = await world.call(who, contract, input, keyOf(command.id))
    return answer.ok ? 0 : answer.code
  } catch {
    return NO_ANSWER
  }
}

async function sendAward(world: World, { who, points, issuer, id }: Command & { do: 'award' }) {
  try {
    await award(world, who, points, issuer, `issue:${id}`)
    return 0
  } catch (thrown) {
    return thrown instanceof Failure ? thrown.code : NO_ANSWER
  }
}

interface Call {
  readonly who: string
  readonly contract: ActionContract
  readonly input: object
}

function callOf(world: World, command: Exclude<Command, { do: 'award' }>, asker: Asker): Call {
  switch (command.do) {
    case 'request': {
      const points = PRICES[command.gift]
      const input = { gift: giftId(command.gift), points }
      return { who: command.who, contract: c.requestGift, input }
    }
    case 'stock': {
      const { gift, change } = command
      const input = { gift: giftId(gift), change, reason: '盘点' }
      return { who: SECRETARY, contract: c.countStock, input }
    }
    case 'withdraw': {
      const input = { id: storedId(command.of, asker) }
      return { who: asker(command.of), contract: c.withdrawRedemption, input }
    }
    case 'decide': {
      const id = storedId(command.of, asker)
      const said = command.yes
        ? { decision: 'approve', unrelated: true }
        : { decision: 'refuse', reason: '这个月领过了' }
      const who = command.by === 'first' ? SECRETARY : COMMUNITY_SECRETARY
      return { who, contract: c.decideRedemption, input: { id, ...said } }
    }
    case 'hand': {
      const id = storedId(command.of, asker)
      const found = (world.all(redemptions) as unknown as RedemptionDoc[]).find(
        (one) => one._id === id,
      )
      const input = { id, how: 'code', code: found?.code ?? '00000000' }
      return { who: GRID_WORKER, contract: c.handOver, input }
    }
  }
}
