/**
 * Collections of voting and counting, and the ids that make things happen once.
 * @module
 */
import { type CollectionSpec, defineCollection } from '../../kernel/collections'
import type {
  BoardHeadDoc,
  BoardPageDoc,
  IntakeDoc,
  PaperEntryDoc,
  PollDoc,
  PollRollDoc,
  ProxyDoc,
  SeatDoc,
  SumsDoc,
} from './documents'

export const polls = defineCollection<PollDoc>({
  name: 'polls',
  indexes: [
    {
      name: 'tended',
      keys: [
        { field: 'active', order: 1 },
        { field: 'tendedAt', order: 1 },
      ],
    },
  ],
})

export const pollRolls = defineCollection<PollRollDoc>({ name: 'poll_rolls', indexes: [] })

export const seats = defineCollection<SeatDoc>({
  name: 'poll_seats',
  indexes: [
    {
      name: 'household',
      keys: [
        { field: 'household', order: 1 },
        { field: '_id', order: 1 },
      ],
    },
    {
      name: 'turnout',
      keys: [
        { field: 'pollId', order: 1 },
        { field: 'voted', order: 1 },
        { field: 'building', order: 1 },
      ],
    },
    {
      name: 'paper',
      keys: [
        { field: 'pollId', order: 1 },
        { field: 'paper', order: 1 },
        { field: 'index', order: 1 },
      ],
    },
  ],
})

export const intake = defineCollection<IntakeDoc>({
  name: 'poll_intake',
  indexes: [
    {
      name: 'order',
      keys: [
        { field: 'pollId', order: 1 },
        { field: 'order', order: 1 },
      ],
    },
  ],
})

export const boardHeads = defineCollection<BoardHeadDoc>({ name: 'board_heads', indexes: [] })

export const boardPages = defineCollection<BoardPageDoc>({
  name: 'board_pages',
  indexes: [
    {
      name: 'page',
      keys: [
        { field: 'pollId', order: 1 },
        { field: 'page', order: 1 },
      ],
    },
    {
      name: 'receipt',
      keys: [
        { field: 'pollId', order: 1 },
        { field: 'receipts', order: 1 },
      ],
    },
  ],
})

export const paperEntries = defineCollection<PaperEntryDoc>({ name: 'paper_entries', indexes: [] })

export const pollSums = defineCollection<SumsDoc>({ name: 'poll_sums', indexes: [] })

export const proxies = defineCollection<ProxyDoc>({ name: 'poll_proxies', indexes: [] })

/** What `store.ts` of the context lists with its own. */
export const votingCollections: readonly CollectionSpec[] = [
  polls,
  pollRolls,
  seats,
  intake,
  boardHeads,
  boardPages,
  paperEntries,
  pollSums,
  proxies,
]

const padded = (value: number) => String(value).padStart(6, '0')

export const seatId = (pollId: string, index: number): string => `${pollId}.${padded(index)}`
export const pageId = (pollId: string, page: number): string => `${pollId}.${padded(page)}`
export const paperEntryId = (pollId: string, officer: number): string => `${pollId}.${officer}`
export const proxyId = (pollId: string, personId: string): string => `${pollId}.${personId}`
/** One a key: no two households share one. */
export const credentialId = (pollId: string, key: string): string => `${pollId}.k.${key}`
/** One a household and number: of two phones that cast at once, one is first. */
export const ballotId = (pollId: string, index: number, sequence: number): string =>
  `${pollId}.b.${padded(index)}.${String(sequence).padStart(10, '0')}`
