import { covers } from '@domain/people/path'
import type { RequestFacts } from '@domain/requests/facts'
import type { Part } from '@domain/requests/moves'
import { type Move, nextState } from '@domain/requests/next-state'
import type { RequestState } from '@domain/requests/states'
import { CAST, type CastMember, type CastName } from '../../tools/district/personas'
import { drawPicture } from '../../tools/district/pictures'
import { momentOf, type Scene, STORY, type Step } from '../../tools/district/story'

const at = (hour: number, minute: number) => Date.UTC(2026, 10, 24, hour - 8, minute)
const HOURS = [at(0, 5), at(7, 0), at(12, 30), at(23, 55)]

/** What somebody of the cast is to a request. */
function partsOf(name: CastName, scene: Scene, facts: RequestFacts | null): Part[] {
  const member: CastMember = CAST[name]
  const { office, personId } = member
  const receives = office?.role === 'grid_worker_full' || office?.role === 'branch_secretary'
  const parts: Part[] = []
  if (name === scene.by) parts.push('reporter')
  if (facts?.holderId === personId) parts.push('holder')
  if (receives && covers(office.scope, scene.path)) parts.push('compound')
  return parts
}

function moveOf(step: Step): Move {
  const words = step.words ? 'clear' : 'none'
  if (step.move === 'dispatch') {
    return { kind: 'dispatch', to: CAST[step.to ?? 'guest'].personId, words }
  }
  if (step.move === 'answer') return { kind: 'answer', solved: step.solved ?? 'no', words }
  return { kind: step.move, words }
}

/** Replays a scene by the rules; throws at the first move they refuse. */
function replay(scene: Scene, now: number): RequestFacts {
  const advance = (facts: RequestFacts | null, by: CastName, move: Move, time: number) => {
    const parts = partsOf(by, scene, facts)
    const result = nextState(facts, move, { personId: CAST[by].personId, parts }, time)
    if (!result.ok) throw new Error(`${scene.name}: ${by} may not ${move.kind}`)
    return result.value
  }
  const submit = { kind: 'submit', acceptDueAt: now, resolveDueAt: now, words: 'clear' } as const
  let facts = advance(null, scene.by, submit, momentOf(scene.when, now))
  for (const step of scene.steps) {
    facts = advance(facts, step.by, moveOf(step), momentOf(step.when, now))
  }
  return facts
}

describe('the story of the demo', () => {
  it.each(STORY.map((scene) => [scene.name, scene] as const))('%s obeys the rules', (_, scene) => {
    expect(() => replay(scene, at(12, 0))).not.toThrow()
  })

  it('leaves requests in every state but one that passes quickly', () => {
    const states = new Set<RequestState>(STORY.map((scene) => replay(scene, at(12, 0)).state))
    expect([...states].sort()).toEqual([
      'accepted',
      'closed',
      'dispatched',
      'in_progress',
      'not_accepted',
      'resolution_submitted',
      'submitted',
      'withdrawn',
    ])
  })

  it('has happened by the time it is told, in order, at any hour', () => {
    for (const now of HOURS) {
      for (const scene of STORY) {
        const times = [scene, ...scene.steps].map(({ when }) => momentOf(when, now))
        expect(times).toEqual([...times].sort((a, b) => a - b))
        expect(Math.max(...times)).toBeLessThan(now)
      }
    }
  })

  it('tells of things in the places where people live or work', () => {
    for (const scene of STORY) {
      const { lives }: CastMember = CAST[scene.by]
      const compound = scene.path.split('/').slice(0, 5).join('/')
      expect(covers(compound, lives?.path ?? '')).toBe(true)
    }
  })

  it('has small pictures that are PNG files', () => {
    const picture = drawPicture('lampDark')
    expect(picture.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
    expect(picture.length).toBeLessThan(20_000)
    expect(drawPicture('lampDark')).toEqual(picture)
  })
})
