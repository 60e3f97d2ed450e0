/** Gifts on a shelf and people with points, made by the product's own ways. @module */
import { DEFAULT_PROFILE } from '@domain/region/default'
import { openDatabase } from '@functions/kernel/database'
import { sdk } from '@functions/kernel/sdk'
import { transact } from '@functions/kernel/transact'
import { countStock } from '@functions/points/contract'
import { awardPoints } from '@functions/points/face'
import { gifts } from '@functions/points/store'
import type { Ledger } from '../../../tools/check-ledger/check'
import { readLedger } from '../../../tools/check-ledger/read'
import { runWithEnv } from '../../../tools/local-cloud/transport/in-process'
import { GIFT, giftDoc } from '../fixtures/points-docs'
import { COMPOUND, freshKey, personIdOf, SECRETARY, type World } from '../world'

const ENV = {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'local-env',
  TCB_ENV: 'local-env',
}

/** What the environment knows of points. */
export const ledgerOf = (world: World): Ledger =>
  readLedger((name) => world.cloud.database.exportJsonLines(name))

/** Gives somebody points out of a team's budget, as another context would. */
export function award(
  world: World,
  who: string,
  points: number,
  issuer = `team-of-${who}`,
  id = `issue:${freshKey()}`,
): Promise<boolean> {
  const about = '周六清洁楼道'
  const given = { id, issuer, personId: personIdOf(who), points, ref: 'activity1', about }
  return runWithEnv(ENV, () =>
    transact(openDatabase(sdk.database({ throwOnNotFound: false })), (tx) =>
      awardPoints(
        { tx, compound: COMPOUND, now: world.clock.now(), region: DEFAULT_PROFILE },
        given,
      ),
    ),
  )
}

interface Shelf {
  readonly price: number
  readonly stock: number
  /** Points by openid. */
  readonly points: Readonly<Record<string, number>>
}

/** One gift at a price, some of it in stock, and people with points. */
export async function openShelf(world: World, { price, stock, points }: Shelf): Promise<void> {
  world.cloud.database.loadDocuments(gifts.name, [{ ...giftDoc(GIFT, price) }])
  await world.data(SECRETARY, countStock, { gift: GIFT, change: stock, reason: '到货' })
  for (const [who, n] of Object.entries(points)) await award(world, who, n)
}
