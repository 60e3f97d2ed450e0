/**
 * Puts the demo district into a database, batch by batch, so that memory stays small.
 * @module
 */
import { type DistrictDocument, type GenerateOptions, generateDistrict } from './generate'

/** Where documents go. A batch is durable, or at least in order, when `insert` resolves. */
export interface DistrictSink {
  insert(collection: DistrictDocument['collection'], documents: readonly object[]): Promise<void>
}

/** Documents in one batch: big enough to be quick, small enough for one database packet. */
const BATCH = 1000

/**
 * Streams a district into `sink` and answers how many documents it holds.
 * @param onProgress told how many are in so far, after every batch
 */
export async function loadDistrict(
  sink: DistrictSink,
  options: GenerateOptions,
  onProgress: (done: number) => void = () => {},
): Promise<number> {
  const waiting = new Map<DistrictDocument['collection'], object[]>()
  let done = 0
  const flush = async (collection: DistrictDocument['collection']) => {
    const documents = waiting.get(collection) ?? []
    waiting.delete(collection)
    await sink.insert(collection, documents)
    done += documents.length
    onProgress(done)
  }
  for (const { collection, document } of generateDistrict(options)) {
    const batch = waiting.get(collection) ?? []
    batch.push(document)
    waiting.set(collection, batch)
    if (batch.length >= BATCH) await flush(collection)
  }
  for (const collection of [...waiting.keys()]) await flush(collection)
  return done
}
