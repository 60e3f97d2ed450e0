import { closesAt, closingObstacles, KEPT_AFTER_CLOSING } from '@domain/people/closing'
import {
  CONSENT_KINDS,
  CONSENTS,
  type ConsentGiven,
  consentState,
  STORED_FIELDS,
} from '@domain/people/consents'
import { REGION_PROFILES } from '@domain/region'
import fc from 'fast-check'

const said: fc.Arbitrary<ConsentGiven> = fc.record({
  kind: fc.constantFrom(...CONSENT_KINDS),
  version: fc.integer({ min: 1, max: 3 }),
  given: fc.boolean(),
  at: fc.integer({ min: 0, max: 50 }),
})

test('only the latest word on a kind counts, and only for the text as it stands', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CONSENT_KINDS), fc.array(said), (kind, all) => {
      const latest = all
        .filter((one) => one.kind === kind)
        .sort((a, b) => a.at - b.at)
        .at(-1)
      const state = consentState(kind, all)
      expect(state === 'unasked').toBe(latest === undefined)
      if (state === 'given')
        expect(latest).toMatchObject({ given: true, version: CONSENTS[kind].version })
      if (state === 'withdrawn') expect(latest?.given).toBe(false)
    }),
  )
})

test('a new version asks again', () => {
  const given = { kind: 'phone', version: CONSENTS.phone.version - 1, given: true, at: 1 } as const
  expect(consentState('phone', [given])).toBe('outdated')
})

test('every kept field says why, by what right and until when; what stays names its law', () => {
  for (const field of STORED_FIELDS) {
    for (const words of Object.values(field)) expect(words).not.toBe('')
  }
  for (const { law } of KEPT_AFTER_CLOSING) expect(law).toMatch(/法/)
})

test('an account closes whole days later, and not while a duty or a household depends on it', () => {
  const now = Date.parse('2026-11-24T09:00:00+08:00')
  expect(new Date(closesAt(now, 15)).toISOString()).toBe('2026-12-09T16:00:00.000Z')
  expect(closingObstacles({ hasOffice: false, headsOthers: false })).toEqual([])
  expect(closingObstacles({ hasOffice: true, headsOthers: true })).toHaveLength(2)
  for (const { privacy } of REGION_PROFILES) {
    // The method of recognising unlawful collection allows 15 working days, at least 19 days.
    expect(privacy.coolingDays.value).toBeLessThanOrEqual(19)
    expect(privacy.coolingDays.source).not.toBe('')
  }
})
