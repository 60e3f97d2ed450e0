/**
 * Opens the local cloud on its data folder, filling the folder first when it is new.
 * @module
 */
import fs from 'node:fs'
import path from 'node:path'
import { MESSAGE_PUSH } from '@functions/kernel/pictures/message-push'
import { storyStart } from '../district/play'
import {
  type CollectionSpec,
  createClock,
  createLocalCloud,
  type LocalCloud,
  type LocalCloudOptions,
} from '../local-cloud/cloud'
import { DataFolderError, emptyDataFolder, readMarker, writeMarker } from './data'
import { fillCloud } from './fill'
import type { Front } from './front'
import type { StartOptions } from './options'

const MINUTE_MS = 60_000

/** Whether the folder holds a whole district already. */
function isFilled({ dataDir, scale }: StartOptions): boolean {
  const marker = readMarker(dataDir)
  return marker?.state === 'ready' && marker.scale === scale
}

function collectionsOf(dist: string): CollectionSpec[] {
  const file = path.join(dist, 'database.json')
  const { collections } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
    collections: CollectionSpec[]
  }
  return collections
}

function open(options: LocalCloudOptions): LocalCloud {
  try {
    return createLocalCloud(options)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const hint =
      `打不开 ${options.dataDir}，清空重来：npm start -- --reset\n` +
      `Can't open it; to throw the data away and load again: npm start -- --reset`
    throw new DataFolderError(`${hint}\n(${reason})`, { cause: error })
  }
}

/**
 * Opens the cloud behind `front`. A district that was not loaded to its end is loaded afresh: half a
 * district is worth nothing, and what people wrote is only ever in a whole one.
 * @throws {DataFolderError} when what the folder holds can't be opened
 */
export async function openCloud(
  options: StartOptions,
  dist: string,
  front: Front,
): Promise<LocalCloud> {
  const { dataDir, scale, reset } = options
  const fill = reset || !isFilled(options)
  const now = Date.now()
  if (fill) {
    emptyDataFolder(dataDir)
    writeMarker(dataDir, { state: 'loading', scale, documents: 0, at: now })
  }
  // The story happens before now: the clock starts early and is moved to the present.
  const clock = createClock(fill ? { at: storyStart(now) - MINUTE_MS } : {})
  const cloud = open({
    functionsRoot: path.join(dist, 'cloudfunctions'),
    dataDir: path.join(dataDir, 'cloud'),
    collections: collectionsOf(dist),
    clock,
    messagePush: MESSAGE_PUSH,
  })
  cloud.servedAt(front.url)
  front.serveCloud(cloud.handler)
  if (fill) {
    const documents = await fillCloud(cloud, clock, scale, now)
    writeMarker(dataDir, { state: 'ready', scale, documents, at: now })
  }
  return cloud
}
