import { REGION_PROFILES, regionProfile } from '@domain/region'

test('every value of every profile has a source and a positive span', () => {
  for (const { sla } of REGION_PROFILES) {
    for (const value of [...Object.values(sla.accept), ...Object.values(sla.resolve)]) {
      expect(value.source).not.toBe('')
      expect(value.value.count).toBeGreaterThan(0)
    }
  }
})

test('a profile is found by its id, and without an id it is the default', () => {
  expect(regionProfile('hetang').name).toBe('荷塘区')
  expect(regionProfile('hulin').name).toBe('虎林市')
  expect(regionProfile(undefined).id).toBe('default')
})

test('an id that no profile has is refused by name', () => {
  expect(() => regionProfile('hetagn')).toThrow('no region profile "hetagn"')
})
