/**
 * What the command prints, in Chinese for residents and in English for engineers.
 * @module
 */
import type { Report, StepReport } from './check'
import type { Step } from './check/rejected'

export type Language = 'zh' | 'en'

type Facts = StepReport['facts']

const n = (facts: Facts, name: string) => facts[name] ?? 0

/** For each step: its name, and what it found. */
const STEP_TEXTS: Record<
  Step,
  Record<Language, readonly [name: string, found: (facts: Facts) => string]>
> = {
  chain: {
    zh: ['记录首尾相接，没有缺少、调换或改动', (f) => `共${n(f, 'events')}条记录`],
    en: ['The records form one chain', (f) => `${n(f, 'events')} events`],
  },
  setup: {
    zh: ['选举规则和户名册', (f) => `${n(f, 'candidates')}名候选人，${n(f, 'households')}户`],
    en: [
      'Rules and roll',
      (f) => `${n(f, 'candidates')} candidates, ${n(f, 'households')} households`,
    ],
  },
  ceremony: {
    zh: [
      '监票人共同生成密钥',
      (f) => `${n(f, 'scrutineers')}位监票人，至少${n(f, 'threshold')}位一起才能开票`,
    ],
    en: [
      'The scrutineers made the key together',
      (f) => `${n(f, 'threshold')} of ${n(f, 'scrutineers')} needed to open the tally`,
    ],
  },
  order: {
    zh: ['各环节先后有序，截止后没有加票', () => '从开始到结果，完整'],
    en: ['Every event is in its phase', () => 'complete, nothing after its time'],
  },
  households: {
    zh: ['一户一票，只有名册内的户', (f) => `${n(f, 'credentials')}户领了投票凭证`],
    en: ['One vote a household, of the roll', (f) => `${n(f, 'credentials')} credentials`],
  },
  ballots: {
    zh: [
      '每张选票都由本户签名，选法符合规则',
      (f) => `${n(f, 'ballots')}张手机选票，${n(f, 'counted')}张计入（重投以最后一张为准）`,
    ],
    en: [
      'Every ballot is signed and proven',
      (f) => `${n(f, 'ballots')} ballots, ${n(f, 'counted')} counted (the last of each counts)`,
    ],
  },
  paper: {
    zh: [
      '纸质票由两人以上录入并签名',
      (f) =>
        `${n(f, 'batches')}批，${n(f, 'counted')}户计入，其中${n(f, 'withdrawn')}户撤回了手机票，废票${n(f, 'spoiled')}张`,
    ],
    en: [
      'Paper was entered by two officers',
      (f) =>
        `${n(f, 'batches')} batches, ${n(f, 'counted')} households counted, ${n(f, 'withdrawn')} phone ballots withdrawn, ${n(f, 'spoiled')} spoiled`,
    ],
  },
  tally: {
    zh: ['把所有计入的密文重新相加，与公布的一致', (f) => `${n(f, 'sums')}个合计`],
    en: ['The encrypted sums are the sums of the ballots', (f) => `${n(f, 'sums')} sums`],
  },
  partials: {
    zh: [
      '监票人的部分解密',
      (f) => `${n(f, 'valid')}份有效${n(f, 'invalid') > 0 ? `，${n(f, 'invalid')}份无效` : ''}`,
    ],
    en: ['Partial decryptions', (f) => `${n(f, 'valid')} valid, ${n(f, 'invalid')} invalid`],
  },
  result: {
    zh: ['重新算出的结果与公布的一致', () => ''],
    en: ['The result is what comes out', () => ''],
  },
  expected: {
    zh: [
      '与您从别处得到的核对值一致',
      (f) => (n(f, 'compared') > 0 ? `核对了${n(f, 'compared')}项` : '没有给出核对值'),
    ],
    en: [
      'It is the board you know',
      (f) => (n(f, 'compared') > 0 ? `${n(f, 'compared')} values compared` : 'nothing to compare'),
    ],
  },
}

const WORDS = {
  zh: {
    head: '末条校验值',
    fingerprint: '选举指纹',
    wrong: '部分解密无效的监票人',
    phone: '手机',
    paper: '纸质',
    all: '合计',
    holds: '全部核对通过。',
    fails: '核对没有通过：这份公告板不可信，或者还不完整。',
    compare: '请把末条校验值与楼里张贴的核对一遍。',
  },
  en: {
    head: 'head',
    fingerprint: 'fingerprint',
    wrong: 'wrong partial decryption by',
    phone: 'phone',
    paper: 'paper',
    all: 'total',
    holds: 'Everything holds. ',
    fails: 'It does not hold: this board is not to be trusted, or not complete.',
    compare: 'Compare the head with the one on the notice board.',
  },
} as const

/** A report as the command prints it. */
export function printed(report: Report, language: Language): string {
  const words = WORDS[language]
  const lines = report.steps.map(({ step, holds, facts, problem, milliseconds }) => {
    const [name, found] = STEP_TEXTS[step][language]
    const detail = holds ? found(facts) : problem
    const time = milliseconds >= 1000 ? ` (${(milliseconds / 1000).toFixed(1)} s)` : ''
    return `${holds ? '✓' : '✗'} ${name}${detail ? ` — ${detail}` : ''}${time}`
  })
  if (report.definition) lines.unshift(report.definition.title)
  if (report.wrongScrutineers.length > 0)
    lines.push(`! ${words.wrong}: ${report.wrongScrutineers.join(', ')}`)
  if (report.fingerprint) lines.push(`${words.fingerprint}: ${report.fingerprint}`)
  if (report.head) lines.push(`${words.head}: ${report.head}`)
  lines.push(...totalLines(report, language))
  lines.push(report.holds ? `${words.holds}${words.compare}` : words.fails)
  return lines.join('\n')
}

function totalLines({ definition, totals }: Report, language: Language): string[] {
  if (definition === undefined || totals === undefined) return []
  const words = WORDS[language]
  return definition.measures.flatMap((name, measure) => [
    `[${name}]`,
    ...definition.candidates.map((who, candidate) => {
      const phone = totals.phone[measure]?.[candidate] ?? 0
      const paper = totals.paper[measure]?.[candidate] ?? 0
      const parts = `${words.phone} ${phone} + ${words.paper} ${paper}`
      return `  ${who}: ${words.all} ${phone + paper} (${parts})`
    }),
  ])
}

/** How far the slowest step is, over the same line again; empty when nothing is to be shown. */
export function progressLine(language: Language, done: number, of: number): string {
  if (done % 20 !== 0 && done !== of) return ''
  const text = language === 'zh' ? `正在核对选票 ${done}/${of}` : `checking ballots ${done}/${of}`
  return done === of ? '\r\x1b[K' : `\r${text}`
}

/** How the command is used. */
export function usage(language: Language): string {
  const lines = [
    'npm run verify-election -- check board.jsonl [--lang en]',
    '    [--commitments file] [--head hash] [--fingerprint hash] [--contains height:hash] [--quiet]',
    'npm run verify-election -- sample [--voters 30] [--candidates 5] [--out board.jsonl] [--seed text]',
  ]
  return `${language === 'zh' ? '用法：' : 'Usage:'}\n${lines.join('\n')}`
}
