/**
 * Closing an account: what stands in the way, when it takes effect, and what stays by law.
 * @module
 */
import { dayAt, startOfDay } from '../time/shanghai'

/** Why an account can't be closed yet. */
export type ClosingObstacle = 'in_office' | 'head_of_household'

/** What is in the way: duties are handed over first, and a household keeps a head. */
export function closingObstacles(facts: {
  hasOffice: boolean
  headsOthers: boolean
}): ClosingObstacle[] {
  return [
    ...(facts.hasOffice ? (['in_office'] as const) : []),
    ...(facts.headsOthers ? (['head_of_household'] as const) : []),
  ]
}

/** When a closing takes effect: the first moment after so many whole days. */
export const closesAt = (now: number, coolingDays: number): number =>
  startOfDay(dayAt(now) + coolingDays + 1)

/** What stays after closing, and by what law; shown before anybody decides. */
export const KEPT_AFTER_CLOSING: readonly { readonly what: string; readonly law: string }[] = [
  {
    what: '诉求的内容和办理过程，去掉您的称呼、房号',
    law: '办理档案要留着查；参照个人信息保护法第四条、第七十三条关于匿名化的要求去掉称呼、房号',
  },
  {
    what: '认领过哪一户、结果，去掉您的称呼和说的话',
    law: '住户登记的办理档案；参照个人信息保护法第七十三条去掉称呼',
  },
  {
    what: '对公约提的意见、您家的公约表决票，去掉您的称呼和楼栋',
    law: '居民表决的结果要留着查；参照个人信息保护法第七十三条去掉称呼',
  },
  {
    what: '任过的职务、任期和依据',
    law: '个人信息保护法第十三条第三项：履行法定职责、法定义务所必需；任免要公开可查',
  },
  {
    what: '办事记录和访问记录，只有编号，对不上是谁',
    law: '《网络安全法》：网络日志留存不少于六个月',
  },
  {
    what: '您同意和收回同意的记录，只有编号',
    law: '个人信息保护法第六十九条：处理者要能证明自己没有过错',
  },
]

/** What somebody is called once they are gone. */
export const GONE_NAME = '已注销的居民'
