/**
 * People and places: what pages may ask of the `people` function.
 * @module
 */
import { isPath, type Level } from '@domain/people/path'
import type { Role } from '@domain/people/roles'
import * as v from 'valibot'
import { defineAction, type Page } from '../kernel/contract'
import { cursorInput } from '../kernel/contract/inputs'
import type { TaskKind } from '../kernel/contract/task-kind'

export * from './contract/claims'
export * from './contract/offices'
export * from './contract/pictures'
export * from './contract/privacy'
export * from './contract/residence'
export * from './contract/slips'

/** A place in the organization tree as shown. */
export interface PlaceView {
  path: string
  level: Level
  name: string
  /** Whether it has places below it (households not counted). */
  hasChildren: boolean
}

/** One thing that waits for the caller: what, until when, and the page it opens. */
export interface NeedsMe {
  id: string
  kind: TaskKind
  /** What it is, in a sentence. */
  title: string
  detail?: string
  /** Epoch milliseconds. */
  dueAt?: number
  /** Page to open, with its query. */
  url: string
}

/** A duty of the caller: role, where, until when. */
export interface DutyView {
  role: Role
  title: string
  placeName: string
  scope: string
  endsAt: number
}

/** Someone who looks after the caller's home. Phones only of people whose duty is to be called. */
export interface CaretakerView {
  personId: string
  name: string
  role: Role
  title: string
  phone?: string
}

export interface HomeView {
  me: { personId: string; name: string; isGuest: boolean }
  /** Where the caller lives, building and compound named, rooms masked; empty for a guest. */
  homes: { path: string; compoundName: string; buildingName: string; roomMasked: string }[]
  caretakers: CaretakerView[]
  duties: DutyView[]
  /** At most three, the most pressing first. */
  needsMe: NeedsMe[]
  /** How many wait in all; with `needsMeMore`, at least so many. */
  needsMeCount: number
  needsMeMore: boolean
  /** Of these, how many wait because of a duty, and how many of those are requests. */
  dutyCount: number
  inboxCount: number
  /** The latest three to the caller's homes, newest first. */
  notices: HomeNotice[]
  /** What the compound solved in the last 30 days. */
  solvedThisMonth: number
}

/** A notice in a line. */
export interface HomeNotice {
  id: string
  title: string
  /** Whom it is addressed to, e.g. `3栋`. */
  placeName: string
  /** When it was published, epoch milliseconds. */
  at: number
  mustReadBy: number | null
  read: boolean
}

export const getHome = defineAction<HomeView>()({
  name: 'people/getHome',
  kind: 'query',
  input: v.strictObject({}),
  allow: { anyone: true },
})

/** Everything that waits for the caller, most pressing first; a page may hold fewer than it has room. */
export const listTasks = defineAction<Page<NeedsMe>>()({
  name: 'people/listTasks',
  kind: 'query',
  input: v.strictObject({ cursor: cursorInput }),
  allow: { anyone: true },
})

export const getMe = defineAction<
  Pick<HomeView, 'me' | 'homes' | 'duties'> & {
    phoneMasked?: string
    /** File id of the caller's picture, shown to nobody else. */
    avatar?: string
    /** It has not passed the check yet. */
    avatarPending?: true
  }
>()({
  name: 'people/getMe',
  kind: 'query',
  input: v.strictObject({}),
  allow: { anyone: true },
})

export const listPlaces = defineAction<{ places: PlaceView[] }>()({
  name: 'people/listPlaces',
  kind: 'query',
  input: v.strictObject({
    /** Parent path; without it the district's own children. */
    parent: v.optional(v.pipe(v.string(), v.check(isPath, '请重新选择地点'))),
  }),
  allow: { anyone: true },
})

/** A message to the caller about something that concerns them. The inbox is the truth. */
export interface MessageView {
  id: string
  title: string
  /** What it is about, e.g. the number and place of a request. */
  body: string
  /** Epoch milliseconds. */
  at: number
  /** Page to open, with its query. */
  url: string
  read: boolean
}

export const listMessages = defineAction<Page<MessageView> & { unread: number }>()({
  name: 'people/listMessages',
  kind: 'query',
  input: v.strictObject({ cursor: cursorInput }),
  allow: { anyone: true },
})

export const markMessagesRead = defineAction<{ readUpTo: number }>()({
  name: 'people/markMessagesRead',
  kind: 'command',
  input: v.strictObject({
    /** `at` of the newest message seen: it and everything older is read. */
    upTo: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  allow: { anyone: true },
  audit: '标记消息已读',
})

export const setName = defineAction<{ name: string }>()({
  name: 'people/setName',
  kind: 'command',
  input: v.strictObject({
    name: v.pipe(
      v.string('请写下您的称呼'),
      v.trim(),
      v.minLength(1, '请写下您的称呼'),
      v.maxLength(20, '称呼最多 20 个字'),
    ),
  }),
  allow: { anyone: true },
  audit: '修改自己的称呼',
})
