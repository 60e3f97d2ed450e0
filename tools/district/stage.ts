/**
 * The stage: four small compounds in two real communities where the demo's story plays. They are
 * the whole of the `demo` scale and look the same inside the `district` scale.
 * @module
 */

/** A compound of the stage, as its plan says. */
export interface StageCompound {
  code: string
  name: string
  /** Unit stairs of each building; each stair has 6 floors of 2 homes. */
  stairs: readonly number[]
  hasPropertyFirm: boolean
}

/** The sub-district the stage lies in (茨菇塘街道). */
export const STAGE_SUB_DISTRICT = '430202002'

/** Code of the community (荷叶塘社区) where most of the story happens. */
export const HOME_COMMUNITY = '430202002007'
/** Code of the community next door (新月塘社区). */
export const NEXT_COMMUNITY = '430202002003'

/** Compounds of the stage by community code. */
export const STAGE: Readonly<Record<string, readonly StageCompound[]>> = {
  [NEXT_COMMUNITY]: [
    { code: 'c01', name: '白露桐园', stairs: [2, 2, 2], hasPropertyFirm: true },
    { code: 'c02', name: '立夏榆里', stairs: [1, 2, 2], hasPropertyFirm: false },
  ],
  [HOME_COMMUNITY]: [
    { code: 'c01', name: '小满荷苑', stairs: [2, 2, 3], hasPropertyFirm: true },
    { code: 'c02', name: '谷雨樟苑', stairs: [2, 3, 2], hasPropertyFirm: true },
  ],
}

/** Path of the compound most personas belong to (小满荷苑). */
export const HOME_COMPOUND = '/430202/430202002/430202002007/c01'
/** Path of the compound on the other side of the road (谷雨樟苑). */
export const OTHER_COMPOUND = '/430202/430202002/430202002007/c02'
