/**
 * A small world over the local cloud, in process: two compounds of one community and one of another,
 * residents, and for every role someone inside, someone outside and someone whose term is over.
 * @module
 */
import fs from 'node:fs'
import path from 'node:path'
import { ancestorAt, LEVELS } from '@domain/people/path'
import { type Appointment, ROLES, type Role } from '@domain/people/roles'
import type { CollectionSpec } from '@functions/kernel/collections'
import type { ActionContract, ActionResult, OutputOf } from '@functions/kernel/contract'
import { MESSAGE_PUSH } from '@functions/kernel/pictures/message-push'
import type { ResidentDoc } from '@functions/kernel/resident'
import { collections as kernelCollections } from '@functions/kernel/store'
import type { AppointmentDoc, HouseholdDoc, PlaceDoc } from '@functions/people/documents'
import { newHousehold, rosterPhoneHash } from '@functions/people/households'
import {
  createClock,
  createInProcessHost,
  createLocalCloud,
  LOCAL_SECRET,
  type LocalCloud,
  type MovableClock,
} from '../../tools/local-cloud/cloud'

export const DISTRICT = '/430202'
const SUB_DISTRICT = `${DISTRICT}/430202002`
export const COMMUNITY = `${SUB_DISTRICT}/430202002007`
const OTHER_COMMUNITY = `${SUB_DISTRICT}/430202002003`
/** Where everything happens. */
export const COMPOUND = `${COMMUNITY}/c01`
export const BUILDING = `${COMPOUND}/b03`
export const HOME = `${BUILDING}/u1/0302`
/** Another compound of the same community. */
export const NEXT_COMPOUND = `${COMMUNITY}/c02`
/** A compound of another community. */
export const FAR_COMPOUND = `${OTHER_COMMUNITY}/c01`

/** A Tuesday morning. */
export const START = Date.parse('2026-11-24T09:00:00+08:00')
const YEAR_MS = 365 * 86_400_000

/** The level a role's scope is at. */
const LEVEL_OF: Readonly<Record<Role, (typeof LEVELS)[number]>> = {
  building_captain: 'building',
  resident_rep: 'building',
  grid_worker_full: 'compound',
  grid_worker_part: 'compound',
  branch_secretary: 'compound',
  branch_committee: 'compound',
  first_secretary: 'compound',
  work_team: 'compound',
  scrutineer: 'compound',
  property_staff: 'compound',
  mediator: 'community',
  community_staff: 'community',
  community_secretary: 'community',
  sub_district_staff: 'sub_district',
  department_staff: 'district',
  district_staff: 'district',
}

/** How a person of a role stands to the compound: in office there, elsewhere, or no longer. */
export type Standing = 'inside' | 'outside' | 'ended'
export const STANDINGS: readonly Standing[] = ['inside', 'outside', 'ended']

/** The openid of the person of a role and a standing. */
export const holderOf = (role: Role, standing: Standing = 'inside') => `o-${role}-${standing}`
export const personIdOf = (openid: string) => `p-${openid.slice(2)}`

export const RESIDENT = 'o-resident'
export const NEIGHBOUR = 'o-neighbour'
export const GUEST = 'o-guest'
export const GRID_WORKER = holderOf('grid_worker_full')
export const SECRETARY = holderOf('branch_secretary')
export const COMMUNITY_SECRETARY = holderOf('community_secretary')
export const HANDLER = holderOf('property_staff')

/** A scope of the role's level that covers the compound, or one elsewhere that does not. */
function scopeOf(role: Role, standing: Standing): string {
  const level = LEVEL_OF[role]
  const inside = ancestorAt(BUILDING, level) ?? DISTRICT
  if (standing !== 'outside') return inside
  if (level === 'building') return `${NEXT_COMPOUND}/b01`
  if (level === 'compound') return NEXT_COMPOUND
  return `${inside.slice(0, -1)}${inside.endsWith('9') ? '8' : '9'}`
}

function appointmentFor(role: Role, standing: Standing): Appointment {
  const endsAt = standing === 'ended' ? START - 1 : START + YEAR_MS
  return {
    id: `ap-${role}-${standing}`,
    role,
    scope: scopeOf(role, standing),
    startsAt: START - YEAR_MS,
    endsAt,
    sourceDecision: '任职通知',
  }
}

function resident(openid: string, name: string, more: Partial<ResidentDoc> = {}): ResidentDoc {
  return {
    _id: openid,
    personId: personIdOf(openid),
    name,
    phone: null,
    households: [],
    appointments: [],
    createdAt: START - YEAR_MS,
    updatedAt: START - YEAR_MS,
    ...more,
  }
}

const lives = (home: string) => [{ path: home, relation: 'owner' as const, since: START - YEAR_MS }]

function residentsOfTheWorld(): ResidentDoc[] {
  const officers = ROLES.flatMap((role) =>
    STANDINGS.map((standing) =>
      resident(holderOf(role, standing), `${role} ${standing}`, {
        appointments: [appointmentFor(role, standing)],
      }),
    ),
  )
  return [
    resident(RESIDENT, '荷小满', { phone: '10300000001', households: lives(HOME) }),
    resident(NEIGHBOUR, '樟微雨', { households: lives(`${BUILDING}/u1/0401`) }),
    ...officers,
  ]
}

function appointmentsOfTheWorld(): AppointmentDoc[] {
  return residentsOfTheWorld().flatMap(({ personId, name, appointments }) =>
    appointments.map(({ id, ...rest }) => ({
      _id: id,
      personId,
      name,
      dutyPhone: '10300000009',
      ...rest,
    })),
  )
}

function placesOfTheWorld(): PlaceDoc[] {
  const place = (at: string, name: string): PlaceDoc => {
    const segments = at.slice(1).split('/')
    return {
      _id: at,
      level: LEVELS[segments.length - 1] ?? 'district',
      code: segments.at(-1) ?? '',
      name,
      parent: segments.length > 1 ? `/${segments.slice(0, -1).join('/')}` : null,
      householdCount: 12,
    }
  }
  return [
    place(DISTRICT, '荷塘区'),
    place(SUB_DISTRICT, '茨菇塘街道'),
    place(COMMUNITY, '荷叶塘社区'),
    place(OTHER_COMMUNITY, '新月塘社区'),
    place(COMPOUND, '小满荷苑'),
    place(`${COMPOUND}/b01`, '1栋'),
    place(BUILDING, '3栋'),
    place(NEXT_COMPOUND, '谷雨樟苑'),
    place(`${NEXT_COMPOUND}/b01`, '1栋'),
    place(FAR_COMPOUND, '白露桐园'),
  ]
}

/** A home nobody has claimed. */
export const EMPTY_HOME = `${BUILDING}/u1/0502`
/** The phone on its roster. */
export const ROSTER_PHONE = '10300000502'

const livedIn = (openid: string, path: string, room: string): HouseholdDoc => {
  const personId = personIdOf(openid)
  const members = [{ personId, relation: 'owner' as const, since: START - YEAR_MS }]
  return { ...newHousehold(path, { room, areaCentiares: 8_850 }), headId: personId, members }
}

const HOUSEHOLDS: readonly HouseholdDoc[] = [
  livedIn(RESIDENT, HOME, '1单元302'),
  livedIn(NEIGHBOUR, `${BUILDING}/u1/0401`, '1单元401'),
  newHousehold(EMPTY_HOME, {
    room: '1单元502',
    areaCentiares: 8_850,
    rosterPhones: [rosterPhoneHash(ROSTER_PHONE, LOCAL_SECRET) ?? ''],
  }),
]

/** The smallest picture: what a photo must start with. */
export const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])

/** A picture that is always stored, for fixtures that need one; `openWorld` sees to it. */
const STORED_PATH = 'requests/00000000000000aa/0000000000000000.png'
export const STORED_PICTURE = `cloud://local-env.6c6f-local-env-1300000000/${STORED_PATH}`

const CONFIG_ROOT = path.join(__dirname, '../../cloudfunctions')

/** Contexts that are deployed, as the folder has them. */
export const CONTEXTS = fs
  .readdirSync(CONFIG_ROOT)
  .filter((name) => fs.existsSync(path.join(CONFIG_ROOT, name, 'index.ts')))

type FunctionModule = Parameters<typeof createInProcessHost>[0]['functions'][string]
/** Each function is loaded by its first call, as a cold start does: most suites need two or three. */
const functions: Record<string, FunctionModule> = Object.fromEntries(
  CONTEXTS.map((name) => {
    const main: FunctionModule['main'] = (event, context) =>
      (require(path.join(CONFIG_ROOT, name, 'index.ts')) as FunctionModule).main(event, context)
    return [name, { main }]
  }),
)
const collections: readonly CollectionSpec[] = [
  ...kernelCollections,
  ...CONTEXTS.flatMap(
    (name): CollectionSpec[] => require(path.join(CONFIG_ROOT, name, 'store.ts')).collections,
  ),
]

export interface World {
  readonly cloud: LocalCloud
  readonly clock: MovableClock
  /** Calls an action as somebody; a command gets a fresh key unless one is given. */
  call<C extends ActionContract>(
    openid: string,
    contract: C,
    input: unknown,
    key?: string,
  ): Promise<ActionResult<OutputOf<C>>>
  /** The same, for what must succeed: its data. */
  data<C extends ActionContract>(
    openid: string,
    contract: C,
    input: unknown,
    key?: string,
  ): Promise<OutputOf<C>>
  /** Uploads a file as somebody; the folder is 16 hex digits. */
  upload(openid: string, folder: string, content?: Buffer): Promise<string>
  /** All documents of a collection, ids in order. */
  all(collection: { name: string }): Record<string, unknown>[]
  /** Back to the beginning. */
  reset(): void
  close(): Promise<void>
}

let serial = 0
/** A key no other call has. */
export const freshKey = () => `test-key-${String(serial++).padStart(10, '0')}`

/** Opens the world. Close it when done. */
export async function openWorld(): Promise<World> {
  const clock = createClock({ at: START, frozen: true })
  const host = createInProcessHost({
    functions,
    configRoot: CONFIG_ROOT,
    require,
  })
  const cloud = createLocalCloud({ host, clock, collections, messagePush: MESSAGE_PUSH })
  await cloud.listen()
  const load = (name: string, docs: readonly object[]) =>
    cloud.database.loadDocuments(
      name,
      docs.map((doc) => ({ ...doc })),
    )
  load('residents', residentsOfTheWorld())
  load('appointments', appointmentsOfTheWorld())
  load('places', placesOfTheWorld())
  load('households', HOUSEHOLDS)
  const { fileID } = await cloud.client({ openid: RESIDENT }).uploadFile(STORED_PATH, PNG)
  if (fileID !== STORED_PICTURE) throw new Error(`fixtures expect the picture at ${fileID}`)
  const beginning = cloud.database.snapshot()
  const call: World['call'] = async (openid, contract, input, key = freshKey()) => {
    const [context = ''] = contract.name.split('/')
    const data = { action: contract.name, input, ...(contract.kind === 'command' ? { key } : {}) }
    const { result } = await cloud.call(context, data, { openid })
    return result as ActionResult<never>
  }
  return {
    cloud,
    clock,
    call,
    async data(openid, contract, input, key) {
      const result = await call(openid, contract, input, key)
      if (result.ok) return result.data
      throw new Error(`${contract.name}: ${result.code} ${result.message}`)
    },
    async upload(openid, folder, content = PNG) {
      const name = `requests/${folder}/${String(serial++).padStart(16, '0')}.png`
      return (await cloud.client({ openid }).uploadFile(name, content)).fileID
    },
    all: ({ name }) =>
      cloud.database
        .exportJsonLines(name)
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    reset: () => cloud.database.reset(beginning),
    close: () => cloud.close(),
  }
}
