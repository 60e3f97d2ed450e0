/**
 * Performs the story with the product's own functions, at the times the story says.
 * @module
 */
import type { ActionResult } from '@functions/kernel/contract'
import { CAST } from './personas'
import { drawPicture, type PictureName } from './pictures'
import { conventionCues } from './play-conventions'
import { noticeCues } from './play-notices'
import { pointsCues } from './play-points'
import { volunteeringCues } from './play-volunteering'
import { idFor } from './random'
import { momentOf, type Scene, STORY, type Step } from './story'

/** A cloud whose clock can be moved, as the story needs it. */
export interface Theatre {
  /** Moves the clock to a moment, epoch milliseconds; never back. */
  moveTo(at: number): void
  /** Calls a function as somebody. */
  call(openid: string, functionName: string, data: object): Promise<ActionResult>
  /** Rings the timer of a function, as the platform does. */
  tick(functionName: string): Promise<void>
  /** Stores documents that were there before the story. */
  load(collection: string, documents: readonly object[]): void
  /** Stores a file as somebody and answers its `cloud://` id. */
  upload(openid: string, cloudPath: string, bytes: Buffer): Promise<string>
}

/** A step of the story and when it happens, epoch milliseconds. */
export interface Cue {
  at: number
  /** Performs the step; called once all earlier cues are done. */
  perform(): Promise<void>
}

/** 16 hex digits for a folder, as a phone would draw them, the same each time. */
function hexOf(key: string, digits: number): string {
  return Buffer.from(idFor(0, key)).toString('hex').slice(0, digits)
}

/** The cues of one scene. The id of its request is known once it has been submitted. */
function cuesOf(scene: Scene, theatre: Theatre, now: number): Cue[] {
  let id = ''
  let serial = 0
  const send = async (by: keyof typeof CAST, action: string, input: object) => {
    const key = `story-${scene.name}-${serial++}`.padEnd(24, '-')
    const data = { action: `requests/${action}`, input, key }
    const answer = await theatre.call(CAST[by].openid, 'requests', data)
    if (!answer.ok) {
      throw new Error(
        `story ${scene.name}: ${by} can't ${action}: ${answer.code} ${answer.message}`,
      )
    }
    return answer.data
  }
  const store = (by: keyof typeof CAST, photos: readonly PictureName[] = []) =>
    Promise.all(
      photos.map((photo) => {
        const folder = hexOf(`${scene.name}|${by}`, 16)
        const file = `requests/${folder}/${hexOf(`${scene.name}|${photo}`, 16)}.png`
        return theatre.upload(CAST[by].openid, file, drawPicture(photo))
      }),
    )
  const submit = async () => {
    const { by, category, path, text, spot } = scene
    const photos = await store(by, scene.photos)
    const input = { category, path, text, photos, ...(spot ? { spot } : {}) }
    const made = (await send(by, 'submitRequest', input)) as { id: string }
    id = made.id
  }
  const move = async (step: Step) => {
    const photos = step.move === 'resolve' ? { photos: await store(step.by, step.photos) } : {}
    await send(step.by, `${step.move}Request`, { id, ...inputOf(step), ...photos })
  }
  return [
    { at: momentOf(scene.when, now), perform: submit },
    ...scene.steps.map((step) => ({ at: momentOf(step.when, now), perform: () => move(step) })),
  ]
}

/** A step's input without the request's id and photos. */
function inputOf({ move, words, to, solved, satisfied }: Step): object {
  const reason = move === 'refuse' || move === 'withdraw'
  return {
    ...(words ? { [reason ? 'reason' : 'words']: words } : {}),
    ...(to ? { handler: CAST[to].personId } : {}),
    ...(solved ? { solved } : {}),
    ...(satisfied ? { satisfied } : {}),
  }
}

/** The first moment of the story, for a demo loaded at `now`; the clock must not be later. */
export function storyStart(now: number): number {
  return Math.min(...STORY.map((scene) => momentOf(scene.when, now)))
}

/**
 * Performs every step of the story in the order of time and answers how many there were.
 * @param now when the demo is loaded, epoch milliseconds
 * @throws {Error} naming the scene, when the product refuses a step
 */
export async function playStory(theatre: Theatre, now: number): Promise<number> {
  const cues = [
    ...STORY.flatMap((scene) => cuesOf(scene, theatre, now)),
    ...noticeCues(theatre, now),
    ...conventionCues(theatre, now),
    ...volunteeringCues(theatre, now),
    ...pointsCues(theatre, now, storyStart(now)),
  ]
  cues.sort((a, b) => a.at - b.at)
  for (const cue of cues) {
    theatre.moveTo(cue.at)
    await cue.perform()
  }
  return cues.length
}
