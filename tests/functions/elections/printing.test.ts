/** What is printed and kept of a vote: ballots, the end of the board, the whole board; and turnout. */
import * as c from '@functions/elections/contract'
import { type AuditEntryDoc, auditEntries } from '@functions/kernel/audit'
import { verifyBoard } from '../../../tools/verify-election/check'
import { pagesOf } from '../notices/render-poster'
import { BUILDING, COMPOUND, openWorld, personIdOf, SECRETARY, type World } from '../world'
import { Kit, officerOf, personOf, scrutineerOf, tend, voterOf } from './support/poll-kit'

jest.mock('@noble/hashes/sha2.js', () => {
  const { nativeHashes } = require('../../domain/ballot/support/remembered')
  return nativeHashes(jest.requireActual('@noble/hashes/sha2.js'))
})

let world: World
let kit: Kit
beforeAll(async () => {
  world = await openWorld()
  const elsewhere = `${COMPOUND}/b01/u1/0101`
  const options = { id: 'pollprinting', households: 23, candidates: 3, officers: 2 }
  kit = await Kit.open(world, { ...options, plan: { path: COMPOUND }, elsewhere: [elsewhere] })
  kit.startVoting()
})
afterAll(() => world.close())

const sheets = (by: string, part: number) => world.call(by, c.getBallotSheets, { id: kit.id, part })

/** What the audit log says of a kind of printing, the largest file first. */
const printed = (action: string) => {
  const entries = world.all(auditEntries) as unknown as AuditEntryDoc[]
  const size = ({ details }: AuditEntryDoc) => Number(details.ballots ?? details.height)
  return entries.filter((one) => one.action === action).sort((a, b) => size(b) - size(a))
}

test('ballots are numbered, one a household, twenty a file, for those who hand them out', async () => {
  const [first, second] = [await sheets(officerOf(0), 1), await sheets(SECRETARY, 2)]
  expect(first).toMatchObject({ data: { parts: 2, from: 1, to: 20 } })
  expect(second).toMatchObject({ data: { parts: 2, from: 21, to: 24 } })
  expect(await sheets(officerOf(0), 3)).toMatchObject({ code: 4136 })
  expect(await sheets(voterOf(0), 1)).toMatchObject({ code: 5 })
  if (!first.ok || !second.ok) throw new Error('no ballots')
  const [ten, two] = [first, second].map(({ data }) => Buffer.from(data.pdfBase64, 'base64'))
  expect(await pagesOf(ten ?? Buffer.alloc(0))).toBe(10)
  expect(await pagesOf(two ?? Buffer.alloc(0))).toBe(2)
  // It comes back in one answer.
  expect(first.data.pdfBase64.length).toBeLessThan(900_000)
  // Who printed which numbers is written down; who was refused printed nothing.
  const by = { done: '打印纸质选票', at: world.clock.now(), target: kit.id, path: COMPOUND }
  expect(printed(c.getBallotSheets.name)).toMatchObject([
    { ...by, actor: personOf(officerOf(0)), details: { from: 1, to: 20, ballots: 20 } },
    { ...by, actor: personIdOf(SECRETARY), details: { from: 21, to: 24, ballots: 4 } },
  ])
})

test('turnout is told building by building, never how anyone voted', async () => {
  await kit.vote(0, [1, 0, 0])
  await kit.vote(1, [0, 1, 0])
  expect(await world.data('o-anybody', c.getTurnout, { id: kit.id })).toEqual({
    ...{ voted: 2, households: 24 },
    buildings: [
      { path: `${COMPOUND}/b01`, name: '小满荷苑 1栋', voted: 0, households: 1 },
      { path: BUILDING, name: '小满荷苑 3栋', voted: 2, households: 23 },
    ],
  })
})

test('the stairwell shows the end of the board that everybody can download', async () => {
  const paper = async () => world.data('o-anybody', c.getBoardPaper, { id: kit.id })
  const shown = async () => {
    for (let page: number | undefined = 0, head = '', height = 0; ; ) {
      const got: { lines: string[]; head: string; next?: number } = await world.data(
        scrutineerOf(0),
        c.getBoard,
        { id: kit.id, page },
      )
      height += got.lines.length
      head = got.head
      if (got.next === undefined) return { head, height }
      page = got.next
    }
  }
  await kit.close()
  await tend(world)
  const { pdfBase64, ...end } = await paper()
  expect(end).toMatchObject(await shown())
  expect(await pagesOf(Buffer.from(pdfBase64, 'base64'))).toBe(1)
  await kit.open(0)
  await kit.open(1)
  // What opens the count is not out before its hour: the paper keeps to what people can look at.
  expect(await paper()).toMatchObject({ head: end.head, height: end.height })
  expect(await world.call('o-anybody', c.getBoardFile, { id: kit.id })).toMatchObject({
    code: 4135,
  })
  world.clock.moveTo(kit.plan.resultAt)
  await tend(world)
  const last = await paper()
  expect(last).toMatchObject({ ...(await shown()), height: end.height + 3 })
  const { head, height } = last
  expect(printed(c.getBoardPaper.name)[0]).toMatchObject({
    ...{ done: '打印票板核对码', right: 'anyone', at: kit.plan.resultAt, path: COMPOUND },
    details: { head, height, pages: 1 },
  })
  expect(printed(c.getBoardPaper.name)).toHaveLength(3)
})

test('the finished board lies in storage as one file, which the verifier accepts', async () => {
  await tend(world)
  const file = await world.data('o-anybody', c.getBoardFile, { id: kit.id })
  const text = await (await fetch(encodeURI(file.url))).text()
  expect(text).toBe(await kit.download())
  expect(Buffer.byteLength(text)).toBe(file.bytes)
  expect(verifyBoard(text)).toMatchObject({ holds: true })
  expect(file.head).toBe((await world.data('o-anybody', c.getBoardPaper, { id: kit.id })).head)
})
