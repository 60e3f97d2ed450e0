import { hashText } from '@domain/conventions/text'
import * as c from '@functions/conventions/contract'
import type { ProgressDoc, SignatureDoc, VersionDoc } from '@functions/conventions/documents'
import { progress, signatures, signings, versionIdOf, versions } from '@functions/conventions/store'
import { messages } from '@functions/kernel/messages'
import { tasks } from '@functions/kernel/tasks'
import { CONVENTION, conventionDoc, TEXT, TEXT_HASH, versionDoc } from '../fixtures/conventions'
import {
  BUILDING,
  COMPOUND,
  GUEST,
  HOME,
  holderOf,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  START,
  STORED_PICTURE,
  type World,
} from '../world'

const COMMUNITY_STAFF = holderOf('community_staff')
const SUB_DISTRICT = holderOf('sub_district_staff')
const CAPTAIN = holderOf('building_captain')
const NEIGHBOUR_HOME = `${BUILDING}/u1/0401`
const DRAWN = '100,200 120,220 140,260 180,300 220,280;300,200 320,260 340,300'
const DAY_MS = 86_400_000

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const codeOf = async (result: Promise<{ ok: boolean }>) => {
  const answer = (await result) as { ok: boolean; code?: number }
  return answer.ok ? 0 : answer.code
}
const load = (collection: { name: string }, docs: readonly object[]) =>
  world.cloud.database.loadDocuments(
    collection.name,
    docs.map((doc) => ({ ...doc })),
  )
const version = (number: number) =>
  world.all(versions).find((one) => one._id === versionIdOf(CONVENTION, number)) as
    | (VersionDoc & Record<string, unknown>)
    | undefined
const tick = () =>
  world.cloud.call(
    'conventions',
    { Type: 'Timer', TriggerName: 'come_into_force' },
    { openid: '', source: 'wx_trigger' },
  )

const MEETING = {
  present: 9,
  women: 5,
  for: 8,
  against: 1,
  abstain: 0,
  minutes: [STORED_PICTURE],
}

/** A draft through review, meeting, filing and publication, to the day it holds. */
async function bringIntoForce(id: string, folder: string) {
  await world.data(SECRETARY, c.moveDraft, { id, move: 'send_to_review' })
  const { textHash = '' } = await world.data(SUB_DISTRICT, c.getVersion, { id })
  await world.data(SUB_DISTRICT, c.reviewDraft, { id, seen: textHash, decision: 'approve' })
  await world.data(SECRETARY, c.enterVote, { id, ...MEETING })
  const minutes = [await world.upload(COMMUNITY_STAFF, folder)]
  await world.data(COMMUNITY_STAFF, c.enterVote, { id, ...MEETING, minutes })
  await world.data(SUB_DISTRICT, c.fileVersion, { id, number: '荷公约〔2026〕1号' })
  const inForceAt = world.clock.now() + DAY_MS
  await world.data(SECRETARY, c.publishVersion, { id, inForceAt })
  world.clock.moveTo(inForceAt)
  await tick()
  return textHash
}

/** The convention in force, with its first text. */
const inForce = () => {
  load(versions, [versionDoc({ state: 'in_force', publishedAt: START, inForceAt: START })])
  load({ name: 'conventions' }, [conventionDoc()])
}
const sign = (openid: string, household: string, textHash = TEXT_HASH) =>
  world.call(openid, c.signConvention, { compound: COMPOUND, household, textHash, strokes: DRAWN })
const mineOf = async (openid: string) =>
  (await world.data(openid, c.getConvention, {})).mine[0]?.state.kind

test('a convention goes from opinions to force, and is signed, revised and signed again', async () => {
  const { id } = await world.data(SECRETARY, c.startVersion, {
    compound: COMPOUND,
    from: 'template',
  })
  const opinion = await world.data(RESIDENT, c.addOpinion, {
    id,
    topic: '公共秩序',
    text: '晚上安静一点',
  })
  await world.data(NEIGHBOUR, c.supportOpinion, { id, opinionId: opinion.id })
  await world.data(SECRETARY, c.moveDraft, { id, move: 'start_drafting' })
  const draft = await world.data(SECRETARY, c.getVersion, { id })
  const saved = await world.data(SECRETARY, c.saveDraft, {
    id,
    revision: draft.revision,
    title: draft.title,
    summary: '爱护环境，互相体谅。',
    clauses: [...draft.clauses, { text: '晚上22点以后不大声放音乐。' }],
    marked: [],
  })
  expect(saved.findings).toEqual([])
  // A first draft has no version before it: its makers see it against the template, others don't.
  const written = await world.data(SECRETARY, c.getVersion, { id })
  expect(written.redline).toMatchObject({ against: 'template' })
  expect(written.redline?.clauses.filter(({ kind }) => kind !== 'kept')).toMatchObject([
    { kind: 'added', text: '晚上22点以后不大声放音乐。' },
  ])
  expect((await world.data(NEIGHBOUR, c.getVersion, { id })).redline).toBeUndefined()
  const hash = await bringIntoForce(id, 'ab'.repeat(8))
  expect(version(1)).toMatchObject({ state: 'in_force', filingNumber: '荷公约〔2026〕1号' })
  expect(world.all(tasks).map(({ kind }) => kind)).toEqual(['convention_to_sign'])

  const { certificate } = await world.data(RESIDENT, c.signConvention, {
    compound: COMPOUND,
    household: HOME,
    textHash: hash,
    strokes: DRAWN,
  })
  expect(await mineOf(RESIDENT)).toBe('signed')
  const check = await world.data(GUEST, c.checkCertificate, { code: certificate })
  expect(check).toMatchObject({ verdict: 'holds', record: { signer: '荷小满', stands: true } })
  expect(JSON.stringify(check)).not.toContain('0302')

  const next = await world.data(SECRETARY, c.startVersion, { compound: COMPOUND, from: 'current' })
  await world.data(SECRETARY, c.moveDraft, { id: next.id, move: 'start_drafting' })
  const before = await world.data(SECRETARY, c.getVersion, { id: next.id })
  const [first, ...rest] = before.clauses
  await world.data(SECRETARY, c.saveDraft, {
    id: next.id,
    revision: before.revision,
    title: before.title,
    summary: '改了一条。',
    clauses: [...rest, ...(first ? [first] : []), { text: '不在楼道吸烟。' }],
    marked: [],
  })
  const revised = await world.data(RESIDENT, c.getVersion, { id: next.id })
  const changes = revised.redline?.clauses.filter(({ kind }) => kind !== 'kept')
  expect(changes).toMatchObject([{ kind: 'added', text: '不在楼道吸烟。' }])
  await bringIntoForce(next.id, 'bc'.repeat(8))
  expect(version(1)?.state).toBe('superseded')
  expect(await mineOf(RESIDENT)).toBe('asked_again')
  const after = await world.data(GUEST, c.checkCertificate, { code: certificate })
  expect(after).toMatchObject({ verdict: 'holds', record: { stands: false } })
})

describe('a draft', () => {
  beforeEach(() => {
    load(versions, [versionDoc({ state: 'drafting', textHash: null })])
    load({ name: 'conventions' }, [conventionDoc({ openVersion: 1, force: [] })])
  })
  const id = versionIdOf(CONVENTION, 1)
  const save = (clauses: object[], revision = 0) =>
    world.call(SECRETARY, c.saveDraft, {
      id,
      revision,
      title: TEXT.title,
      summary: '',
      clauses,
      marked: [],
    })

  test('that says what the law forbids is kept, and goes nowhere', async () => {
    expect(await save([{ text: '乱扔垃圾的，每次罚款50元。' }])).toMatchObject({
      ok: true,
      data: { findings: [{ kind: 'fine', severity: 'block' }] },
    })
    expect(await world.call(SECRETARY, c.moveDraft, { id, move: 'send_to_review' })).toMatchObject({
      code: 6006,
      details: { findings: [{ kind: 'fine' }] },
    })
    expect(version(1)?.state).toBe('drafting')
  })

  test('with a vague word needs a reason to keep it', async () => {
    await save([{ id: 'c1', text: '按相关规定处理垃圾。' }])
    const move = { id, move: 'send_to_review' }
    expect(await codeOf(world.call(SECRETARY, c.moveDraft, move))).toBe(6007)
    const notes = [{ clauseId: 'c1', kind: 'vague', why: '市里的分类规定每年更新' }]
    expect(await codeOf(world.call(SECRETARY, c.moveDraft, { ...move, notes }))).toBe(0)
  })

  test('is never written over by someone who has not seen it', async () => {
    expect(await codeOf(save([{ id: 'c1', text: '先到的。' }]))).toBe(0)
    expect(await codeOf(save([{ id: 'c1', text: '后到的。' }]))).toBe(6004)
    expect(version(1)?.clauses[0]?.text).toBe('先到的。')
  })

  test('comes back from the sub-district with its reason, and nobody approves unseen words', async () => {
    await world.data(SECRETARY, c.moveDraft, { id, move: 'send_to_review' })
    const seen = version(1)?.textHash ?? ''
    const review = { id, decision: 'send_back' }
    const stale = { ...review, seen: '0'.repeat(64), reason: '第二条写具体些' }
    expect(await codeOf(world.call(SUB_DISTRICT, c.reviewDraft, stale))).toBe(6004)
    expect(await codeOf(world.call(SUB_DISTRICT, c.reviewDraft, { ...review, seen }))).toBe(2014)
    await world.data(SUB_DISTRICT, c.reviewDraft, { ...stale, seen })
    expect(version(1)).toMatchObject({ state: 'drafting', returnedBecause: '第二条写具体些' })
    expect(world.all(tasks)).toEqual([])
  })

  test('with refused words is not saved; with unsure ones a person reads it', async () => {
    expect(await codeOf(save([{ text: '欢迎赌博。' }]))).toBe(10)
    expect(version(1)?.clauses).toHaveLength(2)
  })
})

describe('a vote', () => {
  const id = versionIdOf(CONVENTION, 1)
  beforeEach(() => {
    load(versions, [versionDoc({ state: 'deliberating' })])
    load({ name: 'conventions' }, [conventionDoc({ openVersion: 1, force: [] })])
  })

  test('is entered by two people, and differing counts are held up', async () => {
    await world.data(SECRETARY, c.enterVote, { id, ...MEETING })
    expect(await world.data(SECRETARY, c.enterVote, { id, ...MEETING })).toMatchObject({
      waitsForSecond: true,
    })
    const minutes = [await world.upload(COMMUNITY_STAFF, 'ab'.repeat(8))]
    const other = { id, ...MEETING, for: 7, against: 2, minutes }
    expect(await codeOf(world.call(COMMUNITY_STAFF, c.enterVote, other))).toBe(6012)
    expect(version(1)?.state).toBe('deliberating')
  })

  test.each([
    ['no meeting', { present: 6, for: 6, against: 0 }, 6013, 'deliberating'],
    ['too many votes', { present: 9, for: 9, against: 9 }, 6013, 'deliberating'],
    ['half', { present: 8, for: 4, against: 4 }, 0, 'failed'],
  ])('of %s is what the rule says', async (_what, counts, code, state) => {
    const votes = { id, ...MEETING, women: 3, ...counts }
    const minutes = [await world.upload(COMMUNITY_STAFF, 'ab'.repeat(8))]
    expect(await codeOf(world.call(SECRETARY, c.enterVote, votes))).toBe(code)
    if (code === 0) await world.data(COMMUNITY_STAFF, c.enterVote, { ...votes, minutes })
    expect(version(1)?.state).toBe(state)
  })
})

describe('a signature', () => {
  beforeEach(inForce)

  test('is one, from two phones at once and from one phone twice', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => sign(RESIDENT, HOME)))
    const ids = results.flatMap((one) => (one.ok ? [one.data.signatureId] : []))
    expect(ids).toHaveLength(8)
    expect(new Set(ids).size).toBe(1)
    expect(world.all(signatures)).toHaveLength(1)
  })

  test('of a text that was revised meanwhile is not taken for the new one', async () => {
    expect(await codeOf(sign(RESIDENT, HOME, 'f'.repeat(64)))).toBe(6008)
    expect(world.all(signings)).toEqual([])
  })

  test('in the moment of a revision is of the old words or refused, and never of the new ones', async () => {
    const clauses = [...TEXT.clauses, { id: 'c3', text: '不在楼道吸烟。' }]
    const next = { title: TEXT.title, clauses }
    const textHash = hashText(next)
    const coming = { version: 2, ...next, textHash, state: 'published', inForceAt: START } as const
    load(versions, [versionDoc(coming)])
    const [code] = await Promise.all([codeOf(sign(RESIDENT, HOME)), tick()])
    expect([0, 6008]).toContain(code)
    expect(await mineOf(RESIDENT)).toBe(code === 0 ? 'asked_again' : 'unsigned')
    expect(await codeOf(sign(RESIDENT, HOME, textHash))).toBe(0)
    expect(await mineOf(RESIDENT)).toBe('signed')
  })

  test('is taken back by its signer alone, once, and can be given again', async () => {
    await sign(RESIDENT, HOME)
    const where = { compound: COMPOUND, household: HOME }
    expect(await codeOf(world.call(NEIGHBOUR, c.revokeSignature, where))).toBe(5)
    await world.data(RESIDENT, c.revokeSignature, where)
    await world.data(RESIDENT, c.revokeSignature, where)
    expect(await mineOf(RESIDENT)).toBe('revoked')
    await sign(RESIDENT, HOME)
    expect(await mineOf(RESIDENT)).toBe('signed')
    expect(world.all(signatures)).toHaveLength(2)
    // What another of the home signed on the phone is theirs alone.
    const signer = 'b'.repeat(24)
    const line = JSON.stringify(world.all(signings)[0]).replaceAll(personIdOf(RESIDENT), signer)
    world.cloud.database.importJsonLines(signings.name, line, 'upsert')
    expect(await codeOf(world.call(RESIDENT, c.revokeSignature, { ...where, signer }))).toBe(6010)
  })

  test('on paper is entered by two people and counts once', async () => {
    const entry = {
      compound: COMPOUND,
      household: NEIGHBOUR_HOME,
      name: '樟大爷',
      textHash: TEXT_HASH,
      sheet: STORED_PICTURE,
    }
    await world.data(CAPTAIN, c.enterPaperSignature, entry)
    expect(await codeOf(world.call(CAPTAIN, c.enterPaperSignature, entry))).toBe(6014)
    const second = { ...entry, sheet: await world.upload(SECRETARY, 'cd'.repeat(8)) }
    const done = await world.data(SECRETARY, c.enterPaperSignature, second)
    expect(done).toMatchObject({ waitsForSecond: false })
    expect(await world.data(SECRETARY, c.enterPaperSignature, second)).toEqual(done)
    expect(world.all(signatures)).toMatchObject([{ channel: 'paper', signer: '樟大爷' }])
    expect(world.all(progress)).toMatchObject([{ byVersion: { 1: 1 } }])
    // The home hears of it once, and any of its people may strike what is not theirs.
    const told = world.all(messages).filter(({ title }) => title === '公约纸上有您家的签名')
    expect(told).toMatchObject([{ to: personIdOf(NEIGHBOUR) }])
    const mine = async () => (await world.data(NEIGHBOUR, c.getConvention, {})).mine[0]
    const [paper] = (await mine())?.papers ?? []
    expect(paper).toMatchObject({ name: '樟大爷' })
    const where = { compound: COMPOUND, household: NEIGHBOUR_HOME, signer: paper?.signer ?? '' }
    const stranger = { ...where, signer: 'a'.repeat(24) }
    expect(await codeOf(world.call(RESIDENT, c.revokeSignature, where))).toBe(5)
    expect(await codeOf(world.call(NEIGHBOUR, c.revokeSignature, stranger))).toBe(6010)
    await world.data(NEIGHBOUR, c.revokeSignature, where)
    await world.data(NEIGHBOUR, c.revokeSignature, where)
    expect((await mine())?.papers).toEqual([])
    expect(world.all(progress)).toMatchObject([{ byVersion: { 1: 0 } }])
  })

  test('shows in its building as a share, which follows from the households', async () => {
    await sign(RESIDENT, HOME)
    await sign(NEIGHBOUR, NEIGHBOUR_HOME)
    await world.data(NEIGHBOUR, c.revokeSignature, {
      compound: COMPOUND,
      household: NEIGHBOUR_HOME,
    })
    const held = world.all(signings).filter(({ signedVersion }) => signedVersion === 1)
    const [doc] = world.all(progress) as (ProgressDoc & Record<string, unknown>)[]
    expect(doc?.byVersion[1]).toBe(held.length)
    const view = await world.data(RESIDENT, c.getConvention, {})
    expect(view.progress).toContainEqual({ placeName: '小满荷苑 3栋', percent: 8 })
  })

  test('or its text changed in the database is found by the certificate alone', async () => {
    await sign(RESIDENT, HOME)
    const [doc] = world.all(signatures) as (SignatureDoc & Record<string, unknown>)[]
    if (!doc) throw new Error('there is no signature')
    const { certificate: code } = await world.data(RESIDENT, c.signConvention, {
      compound: COMPOUND,
      household: HOME,
      textHash: TEXT_HASH,
      strokes: DRAWN,
    })
    const stored = [signatures, signings, versions, { name: 'conventions' }].map(
      (collection) => [collection, world.all(collection)] as const,
    )
    /** What the check says after somebody edited the database. */
    const verdictAfter = async (edited: { name: string }, change: object) => {
      world.reset()
      for (const [collection, docs] of stored)
        load(collection, collection === edited ? docs.map((one) => ({ ...one, ...change })) : docs)
      return (await world.data(GUEST, c.checkCertificate, { code })).verdict
    }
    expect(await verdictAfter(signatures, {})).toBe('holds')
    for (const change of [{ signer: '荷小滿' }, { strokes: `${doc.strokes} 1,1` }, { at: 1 }])
      expect(await verdictAfter(signatures, change)).toBe('changed')
    const clauses = TEXT.clauses.map((one) => ({ ...one, text: one.text.replace('指定', '任意') }))
    expect(await verdictAfter(versions, { clauses })).toBe('text_changed')
  })
})

test('who is to be visited is who agreed and has not signed, never who refused', async () => {
  inForce()
  const visits = async () =>
    (await world.data(CAPTAIN, c.listVisits, { building: BUILDING })).visits.map(
      ({ household }) => household,
    )
  expect(await visits()).toEqual([])
  await world.data(RESIDENT, c.allowVisit, { compound: COMPOUND, household: HOME, visit: true })
  expect(await visits()).toEqual([HOME])
  await sign(RESIDENT, HOME)
  expect(await visits()).toEqual([])
})

test('an opinion that the check is unsure of is seen by its author and editors until one passes it', async () => {
  load(versions, [versionDoc({ state: 'collecting' })])
  load({ name: 'conventions' }, [conventionDoc({ openVersion: 1, force: [] })])
  const id = versionIdOf(CONVENTION, 1)
  const said = await world.data(RESIDENT, c.addOpinion, { id, topic: '其他', text: '别做微商' })
  expect(said.shown).toBe(false)
  const seenBy = async (openid: string) =>
    (await world.data(openid, c.listOpinions, { id })).items.length
  expect([await seenBy(NEIGHBOUR), await seenBy(SECRETARY)]).toEqual([0, 1])
  await world.data(SECRETARY, c.reviewOpinion, { id, opinionId: said.id, decision: 'show' })
  expect(await seenBy(NEIGHBOUR)).toBe(1)
  await Promise.all(
    [1, 2].map(() => world.data(NEIGHBOUR, c.supportOpinion, { id, opinionId: said.id })),
  )
  expect((await world.data(NEIGHBOUR, c.listOpinions, { id })).items[0]?.supports).toBe(1)
})

test('only the platform brings a version into force', async () => {
  load(versions, [versionDoc({ state: 'published', inForceAt: START - 1 })])
  load({ name: 'conventions' }, [conventionDoc({ openVersion: 1, force: [] })])
  await world.cloud.call('conventions', { Type: 'Timer' }, { openid: SECRETARY })
  expect(version(1)?.state).toBe('published')
  await tick()
  await tick()
  expect(version(1)?.state).toBe('in_force')
})
