import { DAY_MS } from '@domain/time/shanghai'
import { elections, terms } from '@functions/elections/store'
import { openDatabase } from '@functions/kernel/database'
import { sdk } from '@functions/kernel/sdk'
import { transact } from '@functions/kernel/transact'
import * as p from '@functions/people/contract'
import { curtailAppointment, findPerson, grantAppointment } from '@functions/people/face/offices'
import { runWithEnv } from '../../../tools/local-cloud/transport/in-process'
import { electionDoc } from '../fixtures/elections'
import {
  BUILDING,
  COMMUNITY_SECRETARY,
  COMPOUND,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from '../world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const ENV = {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'local-env',
  TCB_ENV: 'local-env',
}
/** What another context's function does in its own transaction. */
const asAnotherContext = <Value>(run: (db: ReturnType<typeof openDatabase>) => Promise<Value>) =>
  runWithEnv(ENV, () => run(openDatabase(sdk.database({ throwOnNotFound: false }))))

/** The record of a term that an election began; its office has its id from it. */
const TERM = 'term00000000000000000001'
const termOf = (appointmentId: string) => ({
  ...{ _id: TERM, electionId: 'elect0001', path: BUILDING, personId: personIdOf(RESIDENT) },
  ...{ name: '荷小满', role: 'building_captain', appointmentId, startsAt: START },
  ...{ endsAt: START + 3 * 365 * DAY_MS, ended: null, recall: null, byElectionDue: null },
  ...{ byElectionPlan: '', handover: [], order: TERM },
})

/** Begins the term of whom the building elected. */
const elect = (change: { startsAt?: number; eventId?: string } = {}) =>
  asAnotherContext(async (db) => {
    const winner = await findPerson(db, personIdOf(RESIDENT))
    return transact(db, (tx) =>
      grantAppointment(tx, {
        eventId: 'election-0001-result',
        openid: winner?._id ?? '',
        role: 'building_captain',
        scope: BUILDING,
        startsAt: START,
        endsAt: START + 3 * 365 * DAY_MS,
        sourceDecision: '3栋楼栋长选举结果公示',
        reason: '选举当选',
        by: '3栋楼栋长选举',
        second: '',
        elected: true,
        at: START,
        ...change,
      }),
    )
  })

test('whom neighbours elected is in office, listed, in the history as elected, and told', async () => {
  const appointment = await elect()
  expect(appointment).toMatchObject({ personId: personIdOf(RESIDENT), elected: true })
  expect((await world.data(RESIDENT, p.getHome, {})).duties).toHaveLength(1)
  const [change] = (await world.data(RESIDENT, p.listOfficeChanges, { path: COMPOUND })).items
  expect(change).toMatchObject({ kind: 'elected', by: '3栋楼栋长选举' })
  expect((await world.data(RESIDENT, p.listMessages, {})).items[0]?.title).toBe('您当选为楼栋长')
})

test('the same result told twice, or while the term runs, begins no second term', async () => {
  await elect()
  await expect(elect()).rejects.toThrow('已经担任')
  await expect(elect({ eventId: 'election-0002-result' })).rejects.toThrow('已经担任')
  expect((await world.data(RESIDENT, p.listMyDuties, {})).duties).toHaveLength(1)
})

test('one secretary alone cannot send an elected captain away', async () => {
  const { _id: id } = await elect()
  const said = { id, endsAt: null, reason: '不合适', sourceDecision: '支部会议' }
  expect(await world.data(SECRETARY, p.endOffice, said)).toMatchObject({ state: 'pending' })
  expect((await world.data(RESIDENT, p.getHome, {})).duties).toHaveLength(1)
  const { items } = await world.data(COMMUNITY_SECRETARY, p.listProposals, { tab: 'to_confirm' })
  expect(items).toMatchObject([{ change: 'end', name: '荷小满' }])
})

test('an elected captain who resigns, or is sent away by two, leaves a by-election that is asked for', async () => {
  const asked = async () =>
    (await world.data(SECRETARY, p.listTasks, {})).items.filter(({ kind }) => kind === 'election')
  for (const way of ['resigned', 'dismissed'] as const) {
    world.reset()
    const { _id: id } = await elect({ eventId: TERM })
    world.cloud.database.importJsonLines(terms.name, JSON.stringify(termOf(id)), 'upsert')
    world.cloud.database.loadDocuments(elections.name, [{ ...electionDoc('elect0001') }])
    if (way === 'resigned') {
      await world.data(RESIDENT, p.resignOffice, { id, endsAt: null, reason: '要搬家' })
    } else {
      const said = { id, endsAt: null, reason: '长期不在', sourceDecision: '支部会议' }
      await world.data(SECRETARY, p.endOffice, said)
      expect(await asked()).toEqual([])
      const { items } = await world.data(COMMUNITY_SECRETARY, p.listProposals, {
        tab: 'to_confirm',
      })
      await world.data(COMMUNITY_SECRETARY, p.decideProposal, {
        ...{ id: items[0]?.id, decision: 'confirm' },
      })
    }
    expect(await asked()).toMatchObject([{ title: '有职务空缺，请启动补选' }])
    expect(world.all(terms)[0]).toMatchObject({ ended: { because: way } })
  }
})

test('another context ends a term in its own transaction too', async () => {
  const { _id: appointmentId } = await elect()
  await asAnotherContext((db) =>
    transact(db, (tx) =>
      curtailAppointment(tx, {
        eventId: 'recall-0001',
        openid: RESIDENT,
        appointmentId,
        kind: 'ended',
        endsAt: START,
        sourceDecision: '罢免结果公示',
        reason: '罢免',
        by: '3栋罢免表决',
        second: '',
        at: START,
      }),
    ),
  )
  expect((await world.data(RESIDENT, p.getHome, {})).duties).toEqual([])
})
