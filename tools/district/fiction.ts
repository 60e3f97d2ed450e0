/**
 * Names and phone numbers that anyone can see are made up.
 *
 * A person is called a plant that is hardly anybody's surname plus a solar term or the weather
 * (荷小满, 樟微雨); a compound a solar term plus a plant (小满荷苑). A phone number starts with 103:
 * mainland mobile numbers start with 13 to 19 and numbers that start with 10 belong to no
 * subscriber (and 103 to no hotline either), so nobody's phone rings, whatever the demo does.
 * @module
 */
import type { Random } from './random'

/** Plants that stand in for surnames. */
export const PLANTS = [
  ...['荷', '莲', '藕', '菱', '樟', '枫', '桐', '榆', '槐', '榕', '楠', '橘', '柚', '杏', '棠'],
  ...['菊', '萱', '稻', '棉', '苇', '茉', '蔷', '薇', '葵', '椿', '榉', '栀', '榛', '桦', '荔'],
] as const

/** Solar terms, for people and compounds. */
export const SOLAR_TERMS = [
  ...[
    '立春',
    '雨水',
    '惊蛰',
    '春分',
    '谷雨',
    '立夏',
    '小满',
    '芒种',
    '夏至',
    '小暑',
    '大暑',
    '立秋',
  ],
  ...['处暑', '白露', '秋分', '寒露', '霜降', '立冬', '小雪', '大雪', '冬至', '小寒', '大寒'],
] as const

/** Weather and skies, more given names. */
export const SKIES = [
  ...[
    '微雨',
    '晓风',
    '朝云',
    '晚霞',
    '星河',
    '明月',
    '初雪',
    '新雨',
    '暖阳',
    '晴川',
    '薄雾',
    '长虹',
  ],
  ...[
    '春雷',
    '秋霜',
    '流云',
    '满月',
    '细雪',
    '轻岚',
    '朝露',
    '夕照',
    '疏星',
    '和风',
    '晴雪',
    '远山',
  ],
] as const

const COMPOUND_ENDINGS = ['苑', '里', '园', '小区', '花园', '新村'] as const

/** A person's made-up name. */
export function personName(random: Random): string {
  return `${random.pick(PLANTS)}${random.pick(random.chance(500) ? SOLAR_TERMS : SKIES)}`
}

/** A compound's made-up name; `taken` holds those already given and gains this one. */
export function compoundName(random: Random, taken: Set<string>): string {
  for (let tries = 0; tries < 1000; tries++) {
    const name = `${random.pick(SOLAR_TERMS)}${random.pick(PLANTS)}${random.pick(COMPOUND_ENDINGS)}`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
  throw new Error('compoundName: no name left, add plants or endings')
}

/** What every demo phone number starts with, and why: see the head of this file. */
export const PHONE_PREFIX = '103'

/**
 * A made-up phone number, 11 digits, another one for each set of arguments.
 * @param community position of the community in its district, 0 to 99
 * @param compound position of the compound in its community, 0 to 99
 * @param person position of the person in the compound, 0 to 9999
 */
export function phoneNumber(community: number, compound: number, person: number): string {
  if (community > 99 || compound > 99 || person > 9999) throw new Error('phoneNumber: out of range')
  const digits = (value: number, width: number) => String(value).padStart(width, '0')
  return `${PHONE_PREFIX}${digits(community, 2)}${digits(compound, 2)}${digits(person, 4)}`
}
