/**
 * What elections keep about a person, for a copy of it. How somebody voted is not among it: nobody,
 * the server included, can tell.
 * @module
 */
import { covers } from '@domain/people/path'
import type { Database } from '../../kernel/database'
import { findAll } from '../../kernel/pages'
import type { ResidentDoc } from '../../kernel/resident'
import type { NominationDoc, ScrutineerDoc } from '../documents'
import { nominations, objections, scrutineers, supports, terms } from '../store'
import { polls, seats } from '../voting/store'

type Item = { at: number } & Record<string, string | number>
type Home = ResidentDoc['households'][number]

const NOMINATION_WORDS = {
  proposed: '等本人答复',
  accepted: '本人同意参选',
  declined: '没有参选',
} as const satisfies Record<NominationDoc['state'], string>

const SCRUTINEER_WORDS = {
  offered: '报了名',
  chosen: '当了监票人',
  stepped_down: '退出了',
} as const satisfies Record<ScrutineerDoc['state'], string>

async function rolesOf(db: Database, personId: string): Promise<Item[]> {
  const [stood, watched, held] = await Promise.all([
    findAll(db, nominations, { nomineeId: personId }),
    findAll(db, scrutineers, { personId }),
    findAll(db, terms, { personId }),
  ])
  return [
    ...stood.map(({ proposedAt: at, name, state, statement, facts }) => ({
      ...{ at, 事项: '被提名', 姓名: name, 结果: NOMINATION_WORDS[state], 介绍: statement },
      ...(facts && { 出生年月: facts.bornOn, 住在这里: facts.livesHereSince }),
    })),
    ...watched.map(({ at, state }) => ({ at, 事项: '监票', 结果: SCRUTINEER_WORDS[state] })),
    ...held.map(({ startsAt: at, name, ended }) => ({
      ...{ at, 事项: '当选任职', 姓名: name, 结果: ended ? '提前结束' : '任满或在任' },
    })),
  ]
}

async function wordsOf(db: Database, personId: string): Promise<Item[]> {
  const [joined, objected] = await Promise.all([
    findAll(db, supports, { personId }),
    findAll(db, objections, { raisedBy: personId }),
  ])
  return [
    ...joined.map(({ at }) => ({ at, 事项: '联名提名' })),
    ...objected.map(({ raisedAt: at, words }) => ({ at, 事项: '提出异议', 内容: words })),
  ]
}

/** Whether their households voted, of polls that began while they belonged to them. */
async function votesOf(db: Database, homes: readonly Home[]): Promise<Item[]> {
  const found = await Promise.all(
    homes.map(async ({ path, since }) => {
      const taken = await findAll(db, seats, { household: path })
      const known = await Promise.all(taken.map(({ pollId }) => db.get(polls, pollId)))
      return taken.flatMap(({ voted }, index) => {
        const poll = known[index]
        if (!poll || poll.from < since || !covers(poll.path, path)) return []
        return [{ at: poll.from, 事项: poll.title, 我家: voted ? '投了票' : '没有投票' }]
      })
    }),
  )
  return found.flat()
}

/** Everything elections keep about somebody, oldest first; `at` is epoch milliseconds. */
export async function electionsOf(
  db: Database,
  personId: string,
  homes: readonly Home[],
): Promise<Item[]> {
  const parts = [rolesOf(db, personId), wordsOf(db, personId), votesOf(db, homes)]
  return (await Promise.all(parts)).flat().sort((a, b) => a.at - b.at)
}
