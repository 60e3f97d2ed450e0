/**
 * Rooms and names, and the words that must not stand beside them.
 * @module
 */
import type { Span } from './numbers'

/** A full room: building and room, with or without a unit, in the ways people write them. */
const ROOM =
  /(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})\s*(?:栋|幢|号楼|座|#)\s*(?:(?:\d{1,2}|[一二三四五六七八九十])\s*(?:单元|门|梯))?\s*\d{3,4}\s*(?:室|号|房|户)?|(?<![\d.:-])\d{1,2}-(?:\d{1,2}-)?\d{3,4}(?!\d|[-:])(?:室|号|房|户)?/g

/** The hundred commonest surnames, and the commonest of two characters. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤易常文'
const COMPOUND_SURNAMES = '欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容'

const TITLE = '先生|女士|大爷|大妈|大娘|阿姨|叔叔|奶奶|爷爷|小姐|老师|师傅|同志|某某|某'
const ROLE_BEFORE = '业主|户主|住户|租户|租客|居民|患者|学生|儿童|小朋友|姓名|户名|联系人'

/** A person: surname with a form of address, or a name right after a word that announces one. */
const TITLED = new RegExp(
  `(?:${COMPOUND_SURNAMES}|[${SURNAMES}])[\\u4e00-\\u9fa5*＊]{0,2}?(?:${TITLE})`,
  'g',
)
const ANNOUNCED = new RegExp(
  `(?:${ROLE_BEFORE})\\s*[:：]?\\s*(?:${COMPOUND_SURNAMES}|[${SURNAMES}])[\\u4e00-\\u9fa5*＊]{1,2}`,
  'g',
)
/** A bare name where nothing else would stand: between separators, or right after a room. */
const BARE = new RegExp(
  `(?<=^|[\\s,，、。;；:：()（）\\d室号房户])(?:${COMPOUND_SURNAMES}|[${SURNAMES}])[\\u4e00-\\u9fa5]{1,2}(?=$|[\\s,，、。;；:：()（）\\d]|欠|未|的|家|因|于|已|拖|患|确诊|今年)`,
  'g',
)

const spans = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length }))

/** Full rooms in a narrow text. */
export function findRooms(text: string): Span[] {
  return spans(text, ROOM)
}

/** What reads as a particular person in a narrow text. */
export function findPeople(text: string): Span[] {
  return [...spans(text, TITLED), ...spans(text, ANNOUNCED), ...spans(text, BARE)]
}

/** Words about a person's private troubles, by what they would reveal. */
export const SENSITIVE_WORDS = {
  debtor: /欠费|欠缴|拖欠|欠物业费|欠款|老赖|失信|未缴纳?(?:物业|水|电|气|停车)?费|催缴|黑名单/g,
  patient:
    /肺结核|乙肝|丙肝|艾滋|梅毒|精神病|精神分裂|抑郁症|癌|肿瘤|确诊|阳性|患者|病历|住院|残疾|智障|老年痴呆|阿尔茨海默|吸毒|戒毒/g,
  minor:
    /未成年|学生|儿童|小朋友|小学|幼儿园|初中|孤儿|留守|孩子|(?<!\d)(?:[1-9]|1[0-7])\s*(?:周?岁)/g,
} as const

export type SensitiveKind = keyof typeof SENSITIVE_WORDS

/** Sensitive words in a narrow text. */
export function findSensitive(text: string): (Span & { kind: SensitiveKind })[] {
  return (Object.keys(SENSITIVE_WORDS) as SensitiveKind[]).flatMap((kind) =>
    spans(text, SENSITIVE_WORDS[kind]).map((span) => ({ ...span, kind })),
  )
}
