import { orderOf } from '@functions/kernel/messages'
import * as n from '@functions/notices/contract'
import * as p from '@functions/people/contract'
import * as c from '@functions/requests/contract'
import { requests } from '@functions/requests/store'
import { FIXTURES, requestDoc } from './fixtures'
import {
  GRID_WORKER,
  GUEST,
  HANDLER,
  holderOf,
  openWorld,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from './world'

const CAPTAIN = holderOf('building_captain')

/**
 * What each action costs the database, beside 30 other requests: requests sent, documents read.
 * Counts, so noise can't move them. A change that makes one dearer must say why; one that makes one
 * cheaper writes the new number here.
 */
const COSTS = [
  [GUEST, p.getHome, 1, 0],
  [RESIDENT, p.getHome, 6, 15],
  [SECRETARY, p.getHome, 9, 62],
  [RESIDENT, p.getMe, 2, 3],
  [RESIDENT, p.listPlaces, 3, 3],
  [RESIDENT, p.listMessages, 3, 1],
  [RESIDENT, p.markMessagesRead, 7, 2],
  [RESIDENT, p.setName, 7, 2],
  [RESIDENT, c.submitRequest, 9, 3],
  [RESIDENT, c.listMyRequests, 2, 22],
  [GRID_WORKER, c.listInbox, 3, 61],
  [GRID_WORKER, c.getRequest, 4, 14],
  [SECRETARY, c.reviewContent, 10, 4],
  [GRID_WORKER, c.acceptRequest, 10, 3],
  [GRID_WORKER, c.refuseRequest, 11, 4],
  [GRID_WORKER, c.dispatchRequest, 14, 6],
  [HANDLER, c.signRequest, 9, 3],
  [HANDLER, c.resolveRequest, 11, 4],
  [RESIDENT, c.answerRequest, 11, 4],
  [RESIDENT, c.withdrawRequest, 10, 4],
  [CAPTAIN, n.writeNotice, 12, 14],
  [SECRETARY, n.reviewNotice, 13, 4],
  [CAPTAIN, n.correctNotice, 13, 17],
  [CAPTAIN, n.withdrawNotice, 12, 16],
  [CAPTAIN, n.openEditor, 3, 2],
  [RESIDENT, n.listNotices, 2, 1],
  [SECRETARY, n.listDesk, 3, 1],
  [RESIDENT, n.getNotice, 4, 4],
  [CAPTAIN, n.getNotice, 7, 5],
  [RESIDENT, n.markNoticeRead, 13, 2],
  [CAPTAIN, n.getPoster, 3, 4],
] as const

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const named = COSTS.map(
  ([openid, contract, ...cost]) => [openid, contract.name, contract, ...cost] as const,
)

test.each(named)('%s calls %s at its known cost', async (openid, _name, contract, calls, reads) => {
  const others = Array.from({ length: 30 }, (_, i) => {
    const id = `r-other-${String(i).padStart(4, '0')}`
    return { ...requestDoc(id, { order: orderOf(START - 30 + i, id) }) }
  })
  const fixture = FIXTURES[contract.name]
  if (!fixture) throw new Error(`${contract.name} has no fixture`)
  world.cloud.database.loadDocuments(requests.name, others)
  const { about } = fixture
  if (about)
    world.cloud.database.loadDocuments(about.collection.name, [{ ...about.doc('rown0001') }])
  await world.data(openid, contract, fixture.input('rown0001'))
  const record = world.cloud.calls.at(-1)
  expect({ calls: record?.databaseCalls, reads: record?.documentsRead }).toEqual({ calls, reads })
})

test('every action has its cost written down', () => {
  const counted = new Set(COSTS.map(([, { name }]) => name))
  expect([...counted].sort()).toEqual(Object.keys(FIXTURES).sort())
})
