/**
 * Voting and counting: what pages may ask. Bytes travel as base64url.
 * @module
 */
import { isPath } from '@domain/people/path'
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'

const again = '内容不完整，请返回重试'
export const pollIdInput = v.pipe(
  v.string(),
  v.regex(/^[0-9a-z]{8,40}$/, '这次投票的编号不对，请返回重试'),
)
const id = pollIdInput
const bytes = (most: number) =>
  v.pipe(v.string(again), v.regex(/^[\w-]*$/, again), v.maxLength(most, again))
const household = v.pipe(v.string('请选择哪一户'), v.check(isPath, '请选择哪一户'))
const person = v.pipe(v.string('请选择是谁'), v.minLength(1, '请选择是谁'), v.maxLength(64))
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))

/** How the caller's household stands. */
export interface SeatView {
  household: string
  /** Its place in the roll, which the claim of its credential names. */
  index: number
  /**
   * `none`: nobody has claimed it yet; `mine`; `family`: somebody else of the household has; `helper`:
   * an officer has, who helped the household to vote.
   */
  holder: 'none' | 'mine' | 'family' | 'helper'
  /** Until when the caller may vote as the household's helper; absent otherwise. */
  helpsUntil?: number
  /** Public key of the credential, hexadecimal; empty before it is claimed. */
  credential: string
  /** The next ballot's number must be above. */
  lastSequence: number
  /** Which of its ballots counts as things stand. */
  counts: 'phone' | 'paper' | 'proxy' | 'none'
  /** What an officer registered as handed in for it, whether or not it counts. */
  paper: 'none' | 'own' | 'proxy'
  /** Until when the household may say that this paper is not its own; absent without paper. */
  challengeUntil?: number
  /** When the last phone ballot was taken in; null when there is none. */
  castAt: number | null
}

/** Households that have voted, and of how many; never how. */
export interface TurnoutView {
  voted: number
  households: number
}

export interface PollView {
  id: string
  title: string
  path: string
  from: number
  until: number
  resultAt: number
  stage: 'making_key' | 'before_voting' | 'voting' | 'counting' | 'published'
  min: number
  max: number
  /** Whether it is a question: then `candidates` are its answers, in the same order for everybody. */
  isQuestion: boolean
  /** In the order the caller's household sees; `place` is a candidate's place in the ballot. */
  candidates: { id: string; name: string; place: number }[]
  scrutineers: { name: string }[]
  threshold: number
  /** What `loadElection` takes, and what it must come to; absent while the key is being made. */
  election?: { definition: string; ceremony: string; rollHash: string; fingerprint: string }
  /** One for each household of the caller on the roll. */
  seats: SeatView[]
  turnout: TurnoutView
  /** Only from the promised moment on. */
  result?: { cast: number; onPaper: number; spoiled: number; votes: number[] }
}

export const getPoll = defineAction<PollView>()({
  name: 'elections/getPoll',
  kind: 'query',
  /** `household`: one that the caller helps to vote; its seat is shown beside their own. */
  input: v.strictObject({ id, household: v.optional(household) }),
  /** The whole town may watch; seats are the caller's own. */
  allow: { anyone: true },
})

export interface CeremonyView {
  title: string
  stage: 'officers' | 'commit' | 'reveal' | 'deal' | 'accept' | 'done'
  /** The caller's place among the scrutineers and among the officers, or null. */
  scrutineer: number | null
  officer: number | null
  scrutineers: string[]
  officers: { name: string; ready: boolean }[]
  /** Encoded definition; empty until every officer has a key. */
  definition: string
  /** Hash of the roll, hexadecimal. */
  rollHash: string
  /** Messages by scrutineer, empty where they are missing. */
  messages: { commits: string[]; reveals: string[]; deals: string[]; accepts: string[] }
}

export const getCeremony = defineAction<CeremonyView>()({
  name: 'elections/getCeremony',
  kind: 'query',
  input: v.strictObject({ id }),
  allow: { relations: ['scrutineer', 'officer'] },
})

export const enrollOfficer = defineAction<{ ready: number }>()({
  name: 'elections/enrollOfficer',
  kind: 'command',
  input: v.strictObject({ id, publicKey: bytes(64) }),
  allow: { relations: ['officer'] },
  audit: '登记计票员的签名',
})

export const sendKeyMessage = defineAction<{ stage: CeremonyView['stage'] }>()({
  name: 'elections/sendKeyMessage',
  kind: 'command',
  input: v.strictObject({
    id,
    round: v.picklist(['commit', 'reveal', 'deal', 'accept']),
    message: bytes(4_000),
  }),
  allow: { relations: ['scrutineer'] },
  audit: '做密钥步骤',
})

export const claimSeat = defineAction<SeatView>()({
  name: 'elections/claimSeat',
  kind: 'command',
  input: v.strictObject({ id, household, claim: bytes(200) }),
  allow: { relations: ['voter'] },
  audit: '领取投票凭证',
})

/** What a ballot's maker keeps. */
export interface CastAnswer {
  receipt: string
  /** When it was taken in. It is on the board within two minutes. */
  at: number
}

export const castBallot = defineAction<CastAnswer>()({
  name: 'elections/castBallot',
  kind: 'command',
  input: v.strictObject({ id, household, ballot: bytes(20_000) }),
  allow: { relations: ['voter'] },
  /** Its record is the board itself, where everybody can check it. */
  audit: '投票',
})

export const auditBallot = defineAction<{ choices: number[] }>()({
  name: 'elections/auditBallot',
  kind: 'command',
  input: v.strictObject({ id, household, body: bytes(20_000), opening: bytes(5_000) }),
  allow: { relations: ['voter'] },
  audit: '拆开一张选票验看',
})

export const withdrawBallot = defineAction<SeatView>()({
  name: 'elections/withdrawBallot',
  kind: 'command',
  input: v.strictObject({ id, household }),
  allow: { relations: ['voter'] },
  audit: '撤回手机票，改以纸质票为准',
})

/** The head of the household, or who holds its credential, gives it to another member. */
export const moveSeat = defineAction<SeatView>()({
  name: 'elections/moveSeat',
  kind: 'command',
  input: v.strictObject({ id, household, to: person }),
  allow: { relations: ['voter'] },
  audit: '投票凭证换一位家人',
})

/**
 * The household says that it handed in no paper: what was registered for it is struck. It may until its
 * own `challengeUntil`, which lies after the close for paper that was registered late.
 */
export const challengePaper = defineAction<SeatView>()({
  name: 'elections/challengePaper',
  kind: 'command',
  input: v.strictObject({ id, household }),
  allow: { relations: ['voter'] },
  audit: '对登记的纸质票提出异议',
})

/**
 * An officer helps somebody who has no phone, with a witness beside: for half an hour the officer's
 * phone may vote for that household.
 */
export const beginAssisted = defineAction<SeatView>()({
  name: 'elections/beginAssisted',
  kind: 'command',
  input: v.strictObject({
    id,
    household,
    /** Person id of another officer or of a scrutineer, who is there. */
    witness: person,
    consent: v.picklist(['spoken', 'written'], '请记下本人怎么同意的'),
  }),
  allow: { relations: ['officer'] },
  audit: '协助投票',
})

export const getBoard = defineAction<{
  /** Lines of the page, in order; a file of all of them is what the verifier reads. */
  lines: string[]
  /** The page after; absent on the last one so far. */
  next?: number
  /** The board's last hash so far, hexadecimal. */
  head: string
}>()({
  name: 'elections/getBoard',
  kind: 'query',
  input: v.strictObject({ id, page: count }),
  allow: { anyone: true },
})

export const getMyBallot = defineAction<{
  receipt: string
  at: number
  /** Its line on the board and the line's height; absent in the first minutes. */
  onBoard?: { height: number; line: string }
}>()({
  name: 'elections/getMyBallot',
  kind: 'query',
  input: v.strictObject({ id, household }),
  allow: { relations: ['voter'] },
})

export const recordPaper = defineAction<{ recorded: number }>()({
  name: 'elections/recordPaper',
  kind: 'command',
  input: v.strictObject({
    id,
    household,
    /** Who handed it in for the household; absent when the household itself did. */
    proxy: v.optional(
      v.strictObject({
        /** As `findProxy` gives it: a resident of the compound. */
        personId: person,
        /** Whether there is a mandate in writing, and whether it is by a close relative. */
        written: v.boolean(),
        closeRelative: v.boolean(),
      }),
    ),
    /** It was put into a box that two people carried to the door; absent when it was handed in. */
    box: v.optional(
      v.strictObject({
        /** Person id of who went along: another officer or a scrutineer. */
        beside: person,
      }),
    ),
  }),
  allow: { relations: ['officer'] },
  audit: '登记收到的纸质票',
})

/** What becomes of a household's envelope; only `counted` and `replaces` are opened. */
export type Envelope = 'counted' | 'replaces' | 'set-aside'

export interface PaperDeskView {
  title: string
  /** Where it is held; a household's path lies within. */
  path: string
  stage: 'collecting' | 'counting' | 'done'
  /** Before it nothing is counted: a household may still strike its paper. Absent when nothing waits. */
  countFrom?: number
  /** By place in the roll. */
  envelopes: { index: number; household: string; disposition: Envelope }[]
  /** The caller's place among the officers. */
  officer: number
  fingerprint: string
  candidates: string[]
  /** Officers whose entry is there; entries themselves are not shown. */
  entered: number[]
  /** Whether two entries differ, so that a third is needed. */
  differ: boolean
  /**
   * Who may stand beside while the caller helps somebody to vote, and go along with the mobile box: the
   * other officers, the scrutineers.
   */
  witnesses: { personId: string; name: string }[]
}

export const getPaperDesk = defineAction<PaperDeskView>()({
  name: 'elections/getPaperDesk',
  kind: 'query',
  input: v.strictObject({ id }),
  allow: { relations: ['officer'] },
})

/** Who lives in a room under that name: whom a household sends with its paper. */
export const findProxy = defineAction<{ personId: string; name: string }>()({
  name: 'elections/findProxy',
  kind: 'query',
  input: v.strictObject({
    id,
    /** Whose paper it is; the proxy's room is looked for in the same building. */
    household,
    room: v.pipe(v.string('请写房号'), v.trim(), v.minLength(1, '请写房号'), v.maxLength(20)),
    name: v.pipe(v.string('请写姓名'), v.trim(), v.minLength(1, '请写姓名'), v.maxLength(20)),
  }),
  allow: { relations: ['officer'] },
})

export const enterPaper = defineAction<{ settled: boolean; differ: boolean }>()({
  name: 'elections/enterPaper',
  kind: 'command',
  input: v.strictObject({
    id,
    spoiled: count,
    totals: v.pipe(v.array(count), v.maxLength(64)),
    /** Of the count with the envelopes as `getPaperDesk` gives them. */
    signature: bytes(100),
  }),
  allow: { relations: ['officer'] },
  audit: '录入纸质票',
})

export const getTally = defineAction<{
  /** Payload of the Tally event, and its hash in hexadecimal. */
  tally: string
  tallyHash: string
  definition: string
  ceremony: string
  rollHash: string
  /** The caller's place among the scrutineers. */
  scrutineer: number
  /** Places of those who have opened already. */
  opened: number[]
}>()({
  name: 'elections/getTally',
  kind: 'query',
  input: v.strictObject({ id }),
  allow: { relations: ['scrutineer'] },
})

export const sendPartial = defineAction<{ opened: number; needed: number }>()({
  name: 'elections/sendPartial',
  kind: 'command',
  input: v.strictObject({ id, partial: bytes(40_000) }),
  allow: { relations: ['scrutineer'] },
  audit: '开票',
})
