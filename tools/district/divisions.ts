/**
 * The real divisions the demo district stands on, with the names residents use for them.
 * @module
 */
import divisions from './data/divisions.json'

/** A community (社区) or village (村) with its official code. */
export interface Community {
  code: string
  name: string
  isVillage: boolean
}

/** A sub-district (街道) or town (镇) and its communities. */
export interface SubDistrict {
  code: string
  name: string
  communities: Community[]
}

/** A district (区) and everything official below it. */
export interface District {
  code: string
  name: string
  subDistricts: SubDistrict[]
}

/** The place's own name: `东湖社区居委会` becomes `东湖社区`, `天台村委会` becomes `天台村`. */
function placeName(official: string): string {
  if (official.endsWith('社区居委会')) return official.slice(0, -'居委会'.length)
  if (official.endsWith('村委会')) return official.slice(0, -'委会'.length)
  if (official.endsWith('居委会')) return `${official.slice(0, -'居委会'.length)}社区`
  return official
}

/** A district of the data by its official code; throws when the data has none such. */
function districtByCode(code: string): District {
  const found = divisions.find((d) => d.code === code)
  if (!found) throw new Error(`data/divisions.json has no district ${code}`)
  return {
    code: found.code,
    name: found.name,
    subDistricts: found.subDistricts.map((s) => ({
      code: s.code,
      name: s.name,
      communities: s.communities.map((c) => {
        const name = placeName(c.name)
        return { code: c.code, name, isVillage: name.endsWith('村') }
      }),
    })),
  }
}

/** Hetang district (荷塘区), where the demo plays. */
export const HETANG = districtByCode('430202')
