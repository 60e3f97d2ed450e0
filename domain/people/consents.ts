/**
 * What the product keeps about people, why, and what they agree to. A text that changes in substance
 * gets a new version, and is asked again (个人信息保护法 arts. 14, 17: consent is informed; a change
 * of purpose, means or kind needs a new one).
 * @module
 */

/** One kind of data, as shown: what, why, by what right, until when. */
export interface StoredField {
  readonly field: string
  readonly why: string
  readonly basis: string
  readonly keeps: string
}

const CONSENT_BASIS = '您的同意（个人信息保护法第十三条第一项）'
const DUTY_BASIS = '履行法定职责、法定义务所必需（个人信息保护法第十三条第三项）'
const UNTIL_CLOSED = '注销后删除'

/** Everything kept about a person, in the order people ask for it. */
export const STORED_FIELDS: readonly StoredField[] = [
  {
    field: '微信身份标识',
    why: '认出是您本人，别人看不到',
    basis: CONSENT_BASIS,
    keeps: UNTIL_CLOSED,
  },
  { field: '称呼', why: '办事的人好称呼您', basis: CONSENT_BASIS, keeps: UNTIL_CLOSED },
  {
    field: '手机号',
    why: '核对住户名册、办事联系您；可以不留',
    basis: CONSENT_BASIS,
    keeps: '收回同意马上删除',
  },
  {
    field: '住处和与这一户的关系',
    why: '看本楼公告、报修、投票时知道您是哪一户',
    basis: CONSENT_BASIS,
    keeps: UNTIL_CLOSED,
  },
  {
    field: '诉求的文字、照片、地点',
    why: '办理您反映的问题',
    basis: CONSENT_BASIS,
    keeps: '注销后去掉称呼和房号，内容作为办理档案保留',
  },
  {
    field: '头像、公告和介绍里的图片，审核结果',
    why: '别人看到以前先审核',
    basis: DUTY_BASIS,
    keeps: '头像注销后删除，其他图片随内容保留；没通过的马上删除',
  },
  {
    field: '参选的姓名、介绍、照片，监票和当选',
    why: '邻居要知道选的是谁、谁在监票',
    basis: CONSENT_BASIS,
    keeps: '作为选举档案保留；出生年月在公布候选人后删除',
  },
  {
    field: '您家投没投票',
    why: '一户一票，只数一次；投给谁谁也查不到',
    basis: CONSENT_BASIS,
    keeps: '作为选举档案保留',
  },
  {
    field: '公约的签名、表决和意见',
    why: '证明公约是大家同意的',
    basis: CONSENT_BASIS,
    keeps: '作为公约档案保留',
  },
  {
    field: '积分的每一笔',
    why: '账目对得上、查得清',
    basis: CONSENT_BASIS,
    keeps: '账目保留，注销后对不上是谁',
  },
  {
    field: '志愿活动的报名、签到、时长',
    why: '记录您的志愿服务，发积分、开证书',
    basis: '《志愿服务条例》第十九条：如实记录志愿服务信息',
    keeps: '注销后去掉称呼，时长作为活动档案保留',
  },
  {
    field: '红榜上的称呼、时长、星级',
    why: '让邻居一起谢谢您；由您自己同意和收回',
    basis: '您的单独同意（个人信息保护法第二十五条）',
    keeps: '收回马上不公开，注销后删除',
  },
  {
    field: '求助的内容、住处',
    why: '请志愿者来帮您',
    basis: CONSENT_BASIS,
    keeps: '注销后删除',
  },
  {
    field: '职务、任期、依据',
    why: '居民有权知道谁在任、凭什么',
    basis: DUTY_BASIS,
    keeps: '作为任免档案保留',
  },
  {
    field: '值班电话',
    why: '方便居民找到您；由您自己公开和收回',
    basis: '您的单独同意（个人信息保护法第二十五条）',
    keeps: '收回马上不公开，任期结束不再显示',
  },
  {
    field: '办事记录（谁、什么时候、办了什么，不含内容）',
    why: '有争议时查得清，防止滥用权限',
    basis: '《网络安全法》：网络日志留存不少于六个月',
    keeps: '只有编号，注销后对不上是谁',
  },
  {
    field: '谁看过您的信息',
    why: '让您知道',
    basis: '个人信息保护法第四十四条：知情权、决定权',
    keeps: '只有编号，注销后对不上是谁',
  },
]

/** What people are asked to agree to. */
export const CONSENTS = {
  household: {
    version: 1,
    title: '登记住处',
    asks: '登记您住哪一户、和这一户的关系。',
    text: [
      '用来：看本楼和小区的公告、为自己家报修、按户投票和签约。',
      '谁看得到：管您这个楼和小区的任职者只看到楼栋，门牌号默认遮住；办您的事要上门的看得到门牌号，每次都有记录。',
      '不给别的单位和公司，不用来做广告。不同意也可以反映问题。',
    ],
  },
  phone: {
    version: 1,
    title: '手机号',
    asks: '把微信绑定的手机号留给同心圆。',
    text: [
      '用来：和住户名册核对，核对上就不用别人作证；办您的事时联系您。',
      '谁看得到：默认遮住中间四位，只有办您的事、要联系您的人看得到，每次都有记录。',
      '可以不留：用户码、楼栋长作证、书记核实都能登记。收回同意，手机号马上删除。',
    ],
  },
} as const satisfies Record<
  string,
  { version: number; title: string; asks: string; text: readonly string[] }
>

export type ConsentKind = keyof typeof CONSENTS
export const CONSENT_KINDS = Object.keys(CONSENTS) as readonly ConsentKind[]

/** What somebody last said about one kind. */
export interface ConsentGiven {
  readonly kind: ConsentKind
  readonly version: number
  readonly given: boolean
  /** Epoch milliseconds. */
  readonly at: number
}

/** Where somebody stands with one kind: never asked, asked about an older text, agreed, withdrawn. */
export type ConsentState = 'unasked' | 'outdated' | 'given' | 'withdrawn'

/** The state of a kind, given all that was said (the latest of each kind counts). */
export function consentState(kind: ConsentKind, said: readonly ConsentGiven[]): ConsentState {
  const latest = said
    .filter((one) => one.kind === kind)
    .reduce<ConsentGiven | undefined>((a, b) => (a && a.at > b.at ? a : b), undefined)
  if (!latest) return 'unasked'
  if (!latest.given) return 'withdrawn'
  return latest.version === CONSENTS[kind].version ? 'given' : 'outdated'
}
