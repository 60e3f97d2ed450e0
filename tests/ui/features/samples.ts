/** Answers as the server gives them, for tests of pages. */
import type { HomeView } from '@functions/people/contract'
import type { RequestDetail, RequestSummary } from '@functions/requests/contract'

export const HOUR = 60 * 60_000

export const homes: HomeView['homes'] = [
  {
    path: '/430202/430202002/430202002007/c01/b03/u1/0302',
    compoundName: '小满荷苑',
    buildingName: '3栋',
    roomMasked: '1单元3**',
  },
]

export const home: HomeView = {
  me: { personId: 'person-1', name: '荷小满', isGuest: false },
  homes,
  caretakers: [],
  duties: [],
  needsMe: [],
  needsMeCount: 0,
  needsMeMore: false,
  dutyCount: 0,
  inboxCount: 0,
  notices: [],
  solvedThisMonth: 3,
}

export const guest: HomeView = {
  ...home,
  me: { personId: '', name: '新朋友', isGuest: true },
  homes: [],
}

export const worker = { personId: 'person-2', name: '枫晓风', role: 'grid_worker_full' } as const
export const plumber = { personId: 'person-3', name: '榆大暑', role: 'property_staff' } as const

/** A request just submitted, as its compound sees it. */
export const request = (change: Partial<RequestDetail> = {}): RequestDetail => ({
  id: 'request-1',
  no: 'HT-261124-7K3F',
  category: 'repair',
  excerpt: '楼道灯不亮了',
  text: '楼道灯不亮了，晚上看不见',
  photos: [],
  placeName: '小满荷苑 3栋',
  state: 'submitted',
  contentPending: false,
  submittedAt: Date.now() - 2 * HOUR,
  dueAt: Date.now() + 25 * HOUR,
  photoCount: 0,
  urgency: 'B',
  reopenCount: 0,
  timeline: [
    {
      seq: 1,
      move: 'submit',
      state: 'submitted',
      at: Date.now() - 2 * HOUR,
      actor: { personId: 'person-1', name: '荷小满' },
    },
  ],
  moves: [],
  ...change,
})

/** A row of a list. */
export const row = (change: Partial<RequestSummary> = {}): RequestSummary => {
  const { text, photos, urgency, reopenCount, timeline, moves, ...summary } = request()
  return { ...summary, ...change }
}
