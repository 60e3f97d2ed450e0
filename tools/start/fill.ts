/**
 * Fills an empty cloud with the demo district and its story.
 * @module
 */
import type { ActionResult } from '@functions/kernel/contract'
import { countDocuments } from '../district/generate'
import { loadDistrict } from '../district/load'
import type { Scale } from '../district/plan'
import { playStory } from '../district/play'
import { startProgress } from '../district/progress'
import type { LocalCloud, MovableClock } from '../local-cloud/cloud'
import { secondsSince } from './say'

/** Loads the documents and answers how many. The event loop gets its turn between batches. */
async function load(cloud: LocalCloud, scale: Scale, now: number): Promise<number> {
  const since = performance.now()
  const counts = countDocuments({ scale, now })
  const total = Object.values(counts).reduce((a, b) => a + b, 0)
  const progress = startProgress('载入示范区 / loading the district', total)
  const sink = {
    insert: async (collection: string, documents: readonly object[]) => {
      cloud.database.loadDocuments(collection, documents as Record<string, unknown>[])
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
  const documents = await loadDistrict(sink, { scale, now }, progress.advance)
  const number = documents.toLocaleString('en')
  progress.finish(`载入示范区 / loaded the district: ${number} (${secondsSince(since)})`)
  return documents
}

/**
 * Loads the district and plays the story; the clock ends at `now`.
 * @param clock the cloud's clock; not later than the story's first moment
 * @param now when the demo is loaded, epoch milliseconds
 * @returns how many documents the district has
 */
export async function fillCloud(
  cloud: LocalCloud,
  clock: MovableClock,
  scale: Scale,
  now: number,
): Promise<number> {
  const documents = await load(cloud, scale, now)
  const since = performance.now()
  const theatre = {
    // Acting takes time too: a cue may be a moment late, never early.
    moveTo: (at: number) => clock.moveTo(Math.max(at, clock.now())),
    call: async (openid: string, functionName: string, data: object) => {
      const { result } = await cloud.client({ openid }).callFunction(functionName, data)
      return result as ActionResult
    },
    tick: async (functionName: string) => {
      const ring = { openid: '', source: 'wx_trigger' }
      await cloud.call(functionName, { Type: 'Timer' }, ring)
    },
    load: (collection: string, documents: readonly object[]) =>
      void cloud.database.loadDocuments(collection, documents as Record<string, unknown>[]),
    upload: async (openid: string, cloudPath: string, bytes: Buffer) => {
      const { fileID } = await cloud.client({ openid }).uploadFile(cloudPath, bytes, 'image/png')
      return fileID
    },
  }
  const steps = await playStory(theatre, now)
  theatre.moveTo(Date.now())
  console.log(`演好故事 / played the story: ${steps} (${secondsSince(since)})`)
  return documents
}
