import fs from 'node:fs'
import path from 'node:path'
import { readCertificateCode } from '@domain/conventions/certificate'
import { hashText } from '@domain/conventions/text'
import * as c from '@functions/conventions/contract'
import * as papers from '@functions/conventions/contract/papers'
import { versionIdOf, versions } from '@functions/conventions/store'
import { CONVENTION as FORTY_CLAUSES } from '../../domain/conventions/sample'
import { CONVENTION, conventionDoc, TEXT_HASH, versionDoc } from '../fixtures/conventions'
import { pagesOf, scan } from '../notices/render-poster'
import {
  BUILDING,
  COMPOUND,
  GUEST,
  HOME,
  holderOf,
  NEIGHBOUR,
  openWorld,
  RESIDENT,
  SECRETARY,
  START,
  STORED_PICTURE,
  type World,
} from '../world'

const CAPTAIN = holderOf('building_captain')
const DRAWN = '100,200 300,220 140,260 680,300 220,780;300,200 620,260 940,300'
/** An answer of a function may hold 1 MB. */
const MOST_BASE64 = 900_000

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const IN_FORCE = { state: 'in_force', publishedAt: START, inForceAt: START } as const
const load = (version: object, convention: object) => {
  world.cloud.database.loadDocuments(versions.name, [{ ...version }])
  world.cloud.database.loadDocuments('conventions', [{ ...convention }])
}
const inForce = () => load(versionDoc(IN_FORCE), conventionDoc())
const longOneInForce = () => {
  const hash = hashText(FORTY_CLAUSES)
  const filingNumber = '荷公约〔2026〕1号'
  load(
    versionDoc({ ...IN_FORCE, ...FORTY_CLAUSES, textHash: hash, filingNumber }),
    conventionDoc({ force: [{ version: 1, hash, material: true }] }),
  )
}

/** A paper as a printer and a camera would see it; kept for people to look at. */
async function look({ pdfBase64 }: papers.Paper, name: string) {
  expect(pdfBase64.length).toBeLessThan(MOST_BASE64)
  const pdf = Buffer.from(pdfBase64, 'base64')
  const out = path.join(__dirname, '../../output/functions')
  fs.mkdirSync(out, { recursive: true })
  fs.writeFileSync(path.join(out, `${name}.pdf`), pdf)
  return pdf
}

async function read(paper: papers.Paper, name: string) {
  const { pages, code } = await scan(await look(paper, name))
  return { pages, link: decodeURIComponent(code) }
}

const sign = () =>
  world.data(RESIDENT, c.signConvention, {
    compound: COMPOUND,
    household: HOME,
    textHash: TEXT_HASH,
    strokes: DRAWN,
  })

test('what a camera reads on a certificate is enough for anybody to check it', async () => {
  inForce()
  const { signatureId, certificate } = await sign()
  const paper = await world.data(RESIDENT, papers.getCertificate, { signatureId })
  const { pages, link } = await read(paper, 'convention-certificate')
  expect(pages).toBe(1)
  expect(link).toBe(`features/conventions/pages/check/index?scene=${certificate}`)
  const scene = link.split('scene=')[1] ?? ''
  expect(await world.data(GUEST, c.checkCertificate, { code: scene })).toMatchObject({
    verdict: 'holds',
    record: { signer: '荷小满' },
  })
})

test('one other character in a code is noticed, wherever it stands', async () => {
  inForce()
  const { certificate } = await sign()
  for (const at of [0, 7, 15, 16, 24, 31]) {
    const letter = certificate[at] === 'x' ? 'y' : 'x'
    const code = `${certificate.slice(0, at)}${letter}${certificate.slice(at + 1)}`
    const { verdict, record } = await world.data(GUEST, c.checkCertificate, { code })
    // Whoever only knows a record's number reads nothing of it.
    expect(record).toBeUndefined()
    expect(readCertificateCode(code)).toBeDefined()
    expect(verdict).toBe(at < 16 ? 'unknown' : 'changed')
  }
})

test('the certificate of whoever signed on the phone is printed for nobody else', async () => {
  inForce()
  const { signatureId } = await sign()
  for (const who of [NEIGHBOUR, CAPTAIN, SECRETARY, GUEST])
    expect(await world.call(who, papers.getCertificate, { signatureId })).toMatchObject({ code: 5 })
})

test('the poster of a long convention is two pages for a captain to hang out, and its code opens the convention', async () => {
  longOneInForce()
  const poster = await world.data(CAPTAIN, papers.getConventionPoster, { compound: COMPOUND })
  const seen = await read(poster, 'convention-poster')
  expect(seen.pages).toBe(2)
  expect(seen.link).toBe(`features/conventions/pages/home/index?scene=${CONVENTION}`)
  const opened = await world.data(GUEST, c.getConvention, { id: CONVENTION })
  expect(opened.current?.clauses).toHaveLength(40)
})

test('sheets to sign have the text and lines for every household, and name nobody', async () => {
  longOneInForce()
  const sheet = await world.data(CAPTAIN, papers.getSigningSheet, { building: BUILDING })
  // A sheet's code is drawn as a poster's, which a camera reads above.
  expect(await pagesOf(await look(sheet, 'convention-sheet'))).toBe(3)
  expect(await world.call(RESIDENT, papers.getSigningSheet, { building: BUILDING })).toMatchObject({
    code: 5,
  })
})

test('a filing has a receipt for anybody to read, with its number and the digits of what was filed', async () => {
  const filed = { state: 'filed', filedAt: START, filingNumber: '荷公约〔2026〕1号' } as const
  const counts = { households: 12, present: 9, women: 5, for: 8, against: 1, abstain: 0 }
  const vote = { ...counts, at: START, minutes: [], way: 'open_vote' as const }
  load(versionDoc({ ...filed, vote }), conventionDoc({ openVersion: 1, force: [] }))
  const id = versionIdOf(CONVENTION, 1)
  const receipt = await world.data(RESIDENT, papers.getFilingReceipt, { id })
  expect(receipt.fileName).toContain('荷公约〔2026〕1号')
  const seen = await read(receipt, 'convention-receipt')
  expect(seen).toEqual({ pages: 1, link: `features/conventions/pages/version/index?scene=${id}` })
  world.reset()
  load(versionDoc({ state: 'passed' }), conventionDoc({ openVersion: 1, force: [] }))
  expect(await world.call(RESIDENT, papers.getFilingReceipt, { id })).toMatchObject({ code: 6002 })
})

test('ballots on paper are printed for every home while the vote runs, four a page', async () => {
  const id = versionIdOf(CONVENTION, 1)
  const open = { state: 'deliberating', voteUntil: world.clock.now() + 432_000_000 } as const
  load(versionDoc(open), conventionDoc({ openVersion: 1, force: [] }))
  const ask = { id, building: BUILDING }
  const slips = await world.data(CAPTAIN, papers.getBallotSlips, ask)
  expect(await pagesOf(await look(slips, 'convention-ballots'))).toBe(3)
  world.reset()
  load(versionDoc({ state: 'deliberating' }), conventionDoc({ openVersion: 1, force: [] }))
  expect(await world.call(CAPTAIN, papers.getBallotSlips, ask)).toMatchObject({ code: 6019 })
})

test('a line that was read wrongly is taken back by its reader and entered again', async () => {
  inForce()
  const line = { compound: COMPOUND, household: HOME, textHash: TEXT_HASH, sheet: STORED_PICTURE }
  await world.data(CAPTAIN, c.enterPaperSignature, { ...line, name: '何大爷' })
  await world.data(SECRETARY, c.enterPaperSignature, { ...line, name: '荷大爷' })
  const withdraw = (who: string, name: string) =>
    world.data(who, papers.withdrawPaperEntry, { compound: COMPOUND, household: HOME, name })
  expect(await withdraw(SECRETARY, '何大爷')).toEqual({ withdrawn: false })
  expect(await withdraw(CAPTAIN, '何大爷')).toEqual({ withdrawn: true })
  const again = { ...line, name: '荷大爷' }
  expect(await world.data(CAPTAIN, c.enterPaperSignature, again)).toMatchObject({
    waitsForSecond: false,
  })
  expect(await withdraw(CAPTAIN, '荷大爷')).toEqual({ withdrawn: false })
})

test('the second person reads the first one’s picture, and never what the first one typed', async () => {
  inForce()
  const line = { compound: COMPOUND, household: HOME, textHash: TEXT_HASH, sheet: STORED_PICTURE }
  await world.data(CAPTAIN, c.enterPaperSignature, { ...line, name: '荷大爷' })
  const own = await world.data(CAPTAIN, papers.listPaperEntries, { building: BUILDING })
  expect(own.sheets).toMatchObject([
    { own: [{ room: '1单元302', name: '荷大爷' }], others: 0, sheet: STORED_PICTURE },
  ])
  const theirs = await world.data(SECRETARY, papers.listPaperEntries, { building: BUILDING })
  expect(theirs.sheets).toMatchObject([{ own: [], others: 1, sheet: STORED_PICTURE }])
  expect(JSON.stringify(theirs)).not.toContain('荷大爷')
  const other = await world.data(SECRETARY, c.enterPaperSignature, { ...line, name: '何大爷' })
  expect(other.waitsForSecond).toBe(true)
  const differing = await world.data(CAPTAIN, papers.listPaperEntries, { building: BUILDING })
  expect(differing.sheets).toMatchObject([{ own: [{ name: '荷大爷', differs: true }], others: 1 }])
  const where = { compound: COMPOUND, household: HOME, name: '何大爷' }
  await world.data(SECRETARY, papers.withdrawPaperEntry, where)
  const done = await world.data(SECRETARY, c.enterPaperSignature, { ...line, name: '荷大爷' })
  expect(done.waitsForSecond).toBe(false)
  const after = await world.data(SECRETARY, papers.listPaperEntries, { building: BUILDING })
  expect(after.sheets).toEqual([])
})
