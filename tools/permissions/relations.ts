/**
 * What a relation to a thing is called, for who reads the table.
 * @module
 */
const TITLES: Readonly<Record<string, string>> = {
  'requests:reporter': '提交人',
  'requests:holder': '承办人',
  'notices:author': '作者（任期内）',
  'notices:reviewer': '审核人',
  'notices:reader': '发布后任何人',
  'notices:audience': '收件范围内的居民',
  'people:holder': '任职者本人',
  'people:resident': '住在这里的居民',
  'people:official': '管辖这里的任职者',
  'people:appointer': '有权任免者',
  'people:proposer': '提出人',
  'people:seconder': '有权确认的第二人',
  'people:self': '本人',
  'points:neighbour': '住在这个小区的居民',
  'points:holder': '在这个小区有积分的人',
  'points:requester': '申请人',
  'volunteering:leader': '活动负责人',
  'volunteering:neighbour': '住在这个小区的居民',
  'volunteering:volunteer': '报名的志愿者',
  'volunteering:arranger': '安排这条求助的人',
  'volunteering:teamLeader': '队长',
  'volunteering:member': '队员和申请加入的人',
  'volunteering:household': '这一户的人',
  'volunteering:served': '求助的人',
  'volunteering:helper': '为这条求助办活动的负责人',
  'volunteering:guardian': '未成年人家里的大人',
  'volunteering:holder': '本人',
  'people:head': '户主',
  'people:member': '家里人',
  'people:claimant': '认领的人',
  'people:captain': '被请作证的楼栋长',
  'people:secretary': '轮到核实的书记',
  'people:printer': '打印的人（十分钟内）',
  'elections:household': '投票范围内的居民',
  'elections:neighbour': '同小区的居民',
  'elections:nominee': '被提名人',
  'elections:holder': '当选者本人',
}

/** A relation in words; its own name where nobody has said one yet. */
export const relationTitle = (context: string, relation: string): string =>
  TITLES[`${context}:${relation}`] ?? `\`${relation}\``
