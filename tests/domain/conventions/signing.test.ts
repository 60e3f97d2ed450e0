import {
  type ForceVersion,
  progressPercent,
  type SigningAct,
  signingState,
  standsBy,
} from '@domain/conventions/signing'
import fc from 'fast-check'

const hash = (version: number) => `hash-${version}`
const versions = (...material: boolean[]): ForceVersion[] =>
  material.map((one, index) => ({ version: index + 1, hash: hash(index + 1), material: one }))
const sign = (version: number, at: number): SigningAct => ({
  kind: 'sign',
  version,
  versionHash: hash(version),
  channel: 'phone',
  at,
})
const revoke = (at: number): SigningAct => ({ kind: 'revoke', at })

test.each([
  ['nobody signed', [], versions(true), { kind: 'unsigned' }],
  ['signed once', [sign(1, 5)], versions(true), { kind: 'signed', version: 1, at: 5 }],
  [
    'twice, or from two phones',
    [sign(1, 5), sign(1, 6)],
    versions(true),
    { kind: 'signed', version: 1, at: 5 },
  ],
  [
    'a small revision',
    [sign(1, 5)],
    versions(true, false),
    { kind: 'carried', signedVersion: 1, at: 5 },
  ],
  [
    'a material one',
    [sign(1, 5)],
    versions(true, true),
    { kind: 'asked_again', signedVersion: 1, at: 5 },
  ],
  [
    'a small one after a material one',
    [sign(1, 5)],
    versions(true, true, false),
    { kind: 'asked_again', signedVersion: 1, at: 5 },
  ],
  [
    'the old words in the moment of a revision',
    [sign(2, 5), sign(1, 6)],
    versions(true, true),
    { kind: 'signed', version: 2, at: 5 },
  ],
  ['revoked', [sign(1, 5), revoke(6)], versions(true), { kind: 'revoked', at: 6 }],
  [
    'revoked, then signed again',
    [sign(1, 5), revoke(6), sign(1, 7)],
    versions(true),
    { kind: 'signed', version: 1, at: 7 },
  ],
  ['revoked without a signature', [revoke(6)], versions(true), { kind: 'unsigned' }],
  [
    'revoked, then a revision',
    [sign(1, 5), revoke(6)],
    versions(true, true),
    { kind: 'revoked', at: 6 },
  ],
  [
    'another text under the same number',
    [{ ...sign(1, 5), versionHash: 'forged' }],
    versions(true),
    { kind: 'unsigned' },
  ],
  ['before anything is in force', [sign(1, 5)], [], { kind: 'unsigned' }],
] as const)('%s: one clear state', (_what, acts, force, state) => {
  expect(signingState(acts, force)).toEqual(state)
})

const anyAct = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(99)).map(([v, at]) => sign(v, at)),
  },
  { weight: 1, arbitrary: fc.nat(99).map(revoke) },
)
const anyVersions = fc
  .array(fc.boolean(), { minLength: 1, maxLength: 4 })
  .map((material) => versions(...material))

test('who revoked last never stands by it; who signed what is in force last always does', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 8 }), anyVersions, (acts, force) => {
      const state = signingState(acts, force)
      const current = force.at(-1)?.version ?? 0
      const last = acts.at(-1)
      if (last?.kind === 'revoke') expect(standsBy(state)).toBe(false)
      if (last?.kind === 'sign' && last.version === current) expect(state.kind).toBe('signed')
    }),
  )
})

test('the same act recorded twice changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 8 }), anyVersions, (acts, force) => {
      const doubled = acts.flatMap((act) =>
        Array<SigningAct>(act.kind === 'sign' ? 2 : 1).fill(act),
      )
      expect(signingState(doubled, force)).toEqual(signingState(acts, force))
    }),
  )
})

test('progress is a whole percent, 100 only when all stand by it, and silent for a handful', () => {
  expect(progressPercent(199, 200)).toBe(99)
  expect(progressPercent(200, 200)).toBe(100)
  expect(progressPercent(0, 5)).toBe(0)
  expect(progressPercent(3, 4)).toBeUndefined()
})
