/**
 * What a resident can report, in a neighbour's words.
 * @module
 */

/** Urgency: A first response in 2 hours, B 24 hours, C 3 working days, D 7 days, E 15 days. */
export type Urgency = 'A' | 'B' | 'C' | 'D' | 'E'

/** Categories with their words, an example to choose by, and the urgency they start with. */
export const CATEGORIES = {
  safety: { title: '安全隐患', hint: '井盖、墙皮、电线、消防通道', urgency: 'A' },
  utilities: { title: '水电气暖', hint: '停水、漏水、断电、没暖气', urgency: 'A' },
  repair: { title: '公共维修', hint: '电梯、路灯、门禁、下水道', urgency: 'B' },
  sanitation: { title: '环境卫生', hint: '垃圾、异味、乱堆乱放', urgency: 'C' },
  parking: { title: '停车出行', hint: '占道、车位、充电桩', urgency: 'C' },
  noise: { title: '噪音扰民', hint: '装修、广场舞、夜间噪音', urgency: 'C' },
  property: { title: '物业服务', hint: '收费、保安、绿化', urgency: 'D' },
  care: { title: '帮扶关爱', hint: '老人、孩子、残疾人需要帮忙', urgency: 'B' },
  other: { title: '其他', hint: '不知道归哪类就选这里', urgency: 'D' },
} as const satisfies Record<string, { title: string; hint: string; urgency: Urgency }>

export type Category = keyof typeof CATEGORIES

/** The categories as a list, in the order shown. */
export const CATEGORY_IDS = Object.keys(CATEGORIES) as readonly Category[]
