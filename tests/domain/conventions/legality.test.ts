import { checkLegality } from '@domain/conventions/legality'
import { LEGALITY_RULES } from '@domain/conventions/legality/rules'
import { CONVENTION, clauseText } from './sample'

/** What must be found, as drafts have said it. */
const FOUND = [
  ['fine', '乱扔垃圾的，每次罚款50元。'],
  ['fine', '装修押金在违反公约时不退。'],
  ['fine', '发现高空抛物，罚二百元并写检讨。'],
  ['service_withheld', '不交物业费的，停水停电。'],
  ['service_withheld', '不参加打扫的住户，社区不予开具证明。'],
  ['service_withheld', '欠费住户的门禁卡停用，断网络。'],
  ['service_withheld', '违反公约的，取消当年的福利和慰问。'],
  ['property_taken', '楼道里的杂物一律没收。'],
  ['property_taken', '乱停的电动车由门岗扣押三天。'],
  ['property_taken', '没有拴绳的狗可以打死。'],
  ['liberty', '没有登记的人限制进出小区。'],
  ['home_search', '网格员可随时入户检查卫生。'],
  ['shaming', '不文明行为在公告栏公示姓名和房号。'],
  ['shaming', '连续三次违反的，列入黑名单并在群里曝光。'],
  ['vote_taken', '拖欠物业费的住户不得参加表决。'],
  ['vote_taken', '违反公约两次的，取消选举权一年。'],
  ['forced_giving', '每户应当捐款100元修大门。'],
  ['women', '每户由男性代表参加表决。'],
  ['women', '出嫁女不享受小区福利。'],
  ['tenants', '租户不得使用活动室和健身器材。'],
  ['tenants', '禁止外来人员的孩子使用游乐设施。'],
  ['tenants', '业主不得把房屋租给外地人。'],
  ['faith', '信教的住户不得参加社区活动。'],
  ['faith', '居民不得信仰宗教。'],
  ['origin_or_health', '谢绝刑满释放人员入住。'],
  ['points_as_punishment', '乱扔垃圾一次扣积分5分。'],
  ['vague', '情节严重的，由有关部门处理。'],
  ['vague', '对不听劝的，视情节处理。'],
] as const

/** What is fine, close as it may come. */
const FINE = [
  ...CONVENTION.clauses.map(({ text }) => text),
  '不以任何理由罚款，不收押金。',
  '反对曝光邻居的隐私。',
  '任何人不得强行入户，上门先敲门。',
  '物业不得停水停电来催收物业费。',
  '不扣积分，只给做得好的加分。',
  '租户不得在家里存放烟花爆竹。',
  '停电前一天由物业通知各户。',
  '欢迎租住的邻居使用活动室。',
]

/** The sample's one vague word: the editor is told and may keep it. */
const VAGUE_BUT_KEPT = ['及时']

test.each(FOUND)('%s is found in: %s', (kind, text) => {
  const found = checkLegality(clauseText(text))
  expect(found.map((one) => one.kind)).toContain(kind)
  const rule = LEGALITY_RULES.find((one) => one.kind === kind)
  expect(found.find((one) => one.kind === kind)).toMatchObject({
    severity: rule?.severity,
    source: expect.stringMatching(/《.+》/),
    message: expect.stringMatching(/。$/),
  })
})

test.each(FINE)('nothing stops: %s', (text) => {
  const found = checkLegality(clauseText(text)).filter(
    ({ start, end }) => !VAGUE_BUT_KEPT.includes(text.slice(start, end)),
  )
  expect(found).toEqual([])
})

test('a finding says where it is, clause by clause in reading order', () => {
  const text = {
    title: '公约',
    clauses: [
      { id: 'a', text: '爱护环境。' },
      { id: 'b', text: '先劝说；再犯的罚款50元，公示姓名。' },
    ],
  }
  const found = checkLegality(text)
  expect(found.map(({ clauseId, kind }) => [clauseId, kind])).toEqual([
    ['b', 'fine'],
    ['b', 'shaming'],
  ])
  expect(found.map(({ start, end }) => text.clauses[1]?.text.slice(start, end))).toEqual([
    '罚款',
    '公示姓名',
  ])
})

test('every rule is shown by a clause', () => {
  expect(new Set(FOUND.map(([kind]) => kind))).toEqual(
    new Set(LEGALITY_RULES.map(({ kind }) => kind)),
  )
})
