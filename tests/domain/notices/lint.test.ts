import { type LintKind, lintNotice, verdictOf } from '@domain/notices/lint'
import { isIdentityNumber, passesLuhn } from '@domain/notices/lint/numbers'
import fc from 'fast-check'

const kinds = (text: string, phones: string[] = []) =>
  [...new Set(lintNotice(text, phones).map((f) => f.kind))].sort()

describe('the publish-lint', () => {
  const blocked: [string, LintKind][] = [
    ['请联系李师傅 13812345678', 'phone'],
    ['电话：138-1234-5678', 'phone'],
    ['电话：１３８１２３４５６７８', 'phone'],
    ['电话一三八一二三四五六七八', 'phone'],
    ['加微信 86 139 1234 5678', 'phone'],
    ['身份证 11010519491231002X 请核对', 'identity_number'],
    ['证件号430202198001010000', 'identity_number'],
    ['旧证号 430202800101123', 'identity_number'],
    ['请转到 6222021234567890128', 'bank_card'],
    ['卡号 4111 1111 1111 1111', 'bank_card'],
    ['3栋2单元302室王建国同志家漏水', 'room_with_name'],
    ['请3-2-302李女士到门卫取快递', 'room_with_name'],
    ['5栋1203 张伟，请移车', 'room_with_name'],
    ['3栋302室拖欠物业费半年', 'debtor'],
    ['户主王小明未缴物业费', 'debtor'],
    ['业主：赵六，欠费 300 元', 'debtor'],
    ['7栋1单元401住户确诊流感', 'patient'],
    ['王大爷住院了，请邻居帮忙', 'patient'],
    ['学生李明今年9岁，捡到钱包', 'minor'],
    ['2号楼601有个留守儿童', 'minor'],
  ]
  it.each(blocked)('blocks “%s” as %s', (text, kind) => {
    const findings = lintNotice(text)
    expect(findings.filter((f) => f.severity === 'block').map((f) => f.kind)).toContain(kind)
    expect(verdictOf(findings)).toBe('block')
  })

  const reviewed: [string, LintKind][] = [
    ['3栋302室卫生间漏水，已安排维修', 'room'],
    ['白色轿车湘B·12345请挪车', 'plate'],
  ]
  it.each(reviewed)('sends “%s” to a second person as %s', (text, kind) => {
    const findings = lintNotice(text)
    expect(findings.map((f) => f.kind)).toContain(kind)
    expect(verdictOf(findings)).toBe('review')
  })

  const fine = [
    '本周三上午9:00至11:30停水，请提前储水。',
    '物业费请于12月31日前缴纳，可到党群服务站办理。',
    '社区热线 0731-22881234，紧急情况请拨 110 或 12345。',
    '请各位家长看好孩子，不要在车库玩耍。',
    '3栋2单元电梯本月20日检修，预计两小时。',
    '2026年11月24日19:30在一楼架空层开居民会议。',
    '秋冬流感高发，请开窗通风，老人和儿童少去人多的地方。',
    '会议由楼栋长主持，欢迎全体居民参加。',
    '本次支出 12345.67 元，票据见附件，编号 20261124001。',
    '招募志愿者 20 名，每次活动 2 小时。',
    '垃圾分类投放时间：6:30-9:00，17:30-20:30。',
    '应急值班 24 小时在岗，二维码见公告栏。',
  ]
  it.each(fine)('lets “%s” through', (text) => {
    expect(kinds(text)).toEqual([])
  })

  it('lets a published duty phone through and no other', () => {
    expect(kinds('值班电话 19900000001', ['19900000001'])).toEqual([])
    expect(kinds('值班电话 19900000002', ['19900000001'])).toEqual(['phone'])
  })

  it('points at the very characters', () => {
    const text = '请联系13812345678。'
    const [finding] = lintNotice(text)
    expect(text.slice(finding?.start, finding?.end)).toBe('13812345678')
  })

  it('finds every mobile number wherever it stands', () => {
    const mobile = fc
      .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
      .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`)
    const words = fc.constantFrom('停水通知', '请联系', '。', '，', '明天', '（', '：')
    fc.assert(
      fc.property(fc.array(words), mobile, fc.array(words), (before, number, after) => {
        const text = before.join('') + number + after.join('')
        expect(kinds(text)).toContain('phone')
      }),
    )
  })

  it('knows each identity number by its check digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), (serial) => {
        const body = `43020219800101${String(serial).padStart(3, '0')}`
        const good = [...'0123456789X'].filter((check) => isIdentityNumber(body + check))
        expect(good).toHaveLength(1)
        expect(kinds(`号码${body}${good[0]}`)).toContain('identity_number')
      }),
    )
  })

  it('accepts one last digit in ten for a bank card', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (n) => {
        const body = `622202${String(n).padStart(9, '0')}`
        expect([...'0123456789'].filter((d) => passesLuhn(body + d))).toHaveLength(1)
      }),
    )
  })
})
