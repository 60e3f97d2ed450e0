import { getHome, listMessages } from '@functions/people/contract'
import * as c from '@functions/requests/contract'
import {
  BUILDING,
  GRID_WORKER,
  HANDLER,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  type World,
} from '../world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterEach(() => world.reset())
afterAll(() => world.close())

const input = { category: 'repair', text: '3栋门口的路灯不亮', photos: [], path: BUILDING }

test('a request goes from a phone through two pairs of hands to closed, once reopened', async () => {
  const photo = await world.upload(RESIDENT, 'aaaaaaaaaaaaaaaa')
  const made = await world.data(RESIDENT, c.submitRequest, { ...input, photos: [photo] })
  expect(made).toEqual({
    id: expect.stringMatching(/^r[0-9a-f]{24}$/),
    no: expect.stringMatching(/^TX-261124-\w{5}$/),
    contentPending: false,
  })
  const { id } = made
  const step = async (openid: string, contract: Parameters<World['data']>[1], more = {}) =>
    ((await world.data(openid, contract, { id, ...more })) as { state: string }).state

  expect(await step(GRID_WORKER, c.acceptRequest)).toBe('accepted')
  const open = await world.data(GRID_WORKER, c.getRequest, { id })
  expect(open.moves).toEqual(['dispatch', 'resolve'])
  expect(open.handlers?.map(({ personId }) => personId)).toContain(personIdOf(HANDLER))
  const handler = personIdOf(HANDLER)
  expect(await step(GRID_WORKER, c.dispatchRequest, { handler, words: '请今天看看' })).toBe(
    'dispatched',
  )
  expect(await step(HANDLER, c.signRequest)).toBe('in_progress')
  const result = await world.upload(HANDLER, 'bbbbbbbbbbbbbbbb')
  const done = { words: '换了灯泡', photos: [result] }
  expect(await step(HANDLER, c.resolveRequest, done)).toBe('resolution_submitted')
  expect((await world.data(RESIDENT, getHome, {})).needsMe).toMatchObject([
    { kind: 'request_to_answer', url: `/features/requests/pages/detail/index?id=${id}` },
  ])
  const notSolved = { solved: 'no', words: '晚上又灭了' }
  expect(await step(RESIDENT, c.answerRequest, notSolved)).toBe('reopened')
  expect(await step(HANDLER, c.resolveRequest, { words: '换了线', photos: [] })).toBe(
    'resolution_submitted',
  )
  expect(await step(RESIDENT, c.answerRequest, { solved: 'yes', satisfied: 4 })).toBe('closed')

  const seen = await world.data(RESIDENT, c.getRequest, { id })
  expect(seen).toMatchObject({ state: 'closed', reopenCount: 1, photos: [photo], moves: [] })
  expect(seen.timeline.map(({ move }) => move)).toEqual([
    'submit',
    'accept',
    'dispatch',
    'sign',
    'resolve',
    'answer',
    'resolve',
    'answer',
  ])
  expect(seen.timeline.at(-1)?.answer).toEqual({ solved: 'yes', satisfied: 4 })
  const told = await world.data(RESIDENT, listMessages, {})
  expect(told.items.map(({ title }) => title)).toEqual([
    '您的诉求办好了，请确认解决了没有',
    '您的诉求办好了，请确认解决了没有',
    '您的诉求已交办',
    '您的诉求已受理',
  ])
  expect((await world.data(RESIDENT, getHome, {})).solvedThisMonth).toBe(1)
})

test('another resident can neither see a request nor answer it', async () => {
  const { id } = await world.data(RESIDENT, c.submitRequest, input)
  for (const [contract, more] of [
    [c.getRequest, {}],
    [c.withdrawRequest, {}],
    [c.answerRequest, { solved: 'yes' }],
  ] as const) {
    expect(await world.call(NEIGHBOUR, contract, { id, ...more })).toMatchObject({
      ok: false,
      code: 5,
    })
  }
})
