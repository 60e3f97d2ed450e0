/**
 * The publish-lint: what a notice must not tell about people, before anybody else sees it.
 * Sources: Personal Information Protection Law arts. 25, 28 and 29; the public-notice leaks that
 * procurators prosecute. It complements the platform's content safety and does not replace it.
 * @module
 */
import { narrow, narrowDigits } from './normalize'
import { findNumbers, type NumberKind, type Span } from './numbers'
import { findPeople, findRooms, findSensitive, type SensitiveKind } from './people'

export type LintKind = NumberKind | SensitiveKind | 'room_with_name' | 'room'

/** A finding. `block` can't be published; `review` needs a second person; both say what to do. */
export interface LintFinding extends Span {
  kind: LintKind
  severity: 'block' | 'review'
  /** Chinese: what was found and how to mend it. */
  message: string
}

const MESSAGES: Record<LintKind, string> = {
  phone: '这里有手机号。请改成值班电话，或写“请联系楼栋长”。',
  identity_number: '这里像身份证号。公告里不能出现身份证号，请删掉。',
  bank_card: '这里像银行卡号。请删掉；要收款请写“到小区党群服务站办理”。',
  plate: '这里有车牌号。请只写车的颜色和停放位置。',
  room_with_name: '这里把姓名和房号写在了一起。请只写楼栋，例如“3栋一位住户”。',
  room: '这里写了完整房号。请只写楼栋；确实需要写房号的，由小区书记审核。',
  debtor: '这里会让人知道谁家欠费。请改成面向全体的提醒，欠费的事单独联系住户。',
  patient: '这里会让人知道某个人的健康情况。请删掉姓名和房号。',
  minor: '这里会让人认出未成年人。请删掉孩子的姓名、学校和房号。',
}

/** Text that belongs together: names, rooms and troubles are judged within one sentence. */
const SENTENCE = /[^。！？!?；;\n]+/g

const shift = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by })

function findingsInSentence(sentence: string, offset: number): LintFinding[] {
  const rooms = findRooms(sentence)
  const people = findPeople(sentence)
  const exposed = rooms.length > 0 || people.length > 0
  const findings: LintFinding[] = []
  const add = (kind: LintKind, severity: LintFinding['severity'], span: Span) =>
    findings.push({ kind, severity, message: MESSAGES[kind], ...shift(span, offset) })
  if (exposed) {
    for (const word of findSensitive(sentence)) add(word.kind, 'block', word)
  }
  for (const room of rooms) {
    if (people.length > 0) add('room_with_name', 'block', room)
    else add('room', 'review', room)
  }
  return findings
}

/**
 * Checks a notice's title and text.
 * @param text what is to be published
 * @param publicPhones mobile numbers, 11 digits, that are meant to be published (duty phones)
 * @returns findings in the order of the text; an empty list when nothing was found
 */
export function lintNotice(text: string, publicPhones: readonly string[] = []): LintFinding[] {
  const numbers = findNumbers(narrowDigits(text), publicPhones).map(
    (found): LintFinding => ({
      ...found,
      severity: found.kind === 'plate' ? 'review' : 'block',
      message: MESSAGES[found.kind],
    }),
  )
  const sentences = [...narrow(text).matchAll(SENTENCE)]
  const people = sentences.flatMap((match) => findingsInSentence(match[0], match.index))
  return [...numbers, ...people].sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Whether the findings leave a notice publishable, in need of review, or blocked. */
export function verdictOf(findings: readonly LintFinding[]): 'pass' | 'review' | 'block' {
  if (findings.some((f) => f.severity === 'block')) return 'block'
  return findings.length > 0 ? 'review' : 'pass'
}
