/**
 * What conventions keep about a person, for a copy of it.
 * @module
 */
import type { Database } from '../../kernel/database'
import { findAll } from '../../kernel/pages'
import { opinions, signatures, votes } from '../store'

const CHOICE_WORDS = { for: '同意', against: '不同意', abstain: '弃权' } as const

/** Everything somebody signed, voted and wrote about conventions, oldest first; `at` is epoch milliseconds. */
export async function conventionsOf(
  db: Database,
  personId: string,
): Promise<({ at: number } & Record<string, string | number>)[]> {
  const [signed, voted, written] = await Promise.all([
    findAll(db, signatures, { signerId: personId }),
    findAll(db, votes, { by: personId }),
    findAll(db, opinions, { authorId: personId }),
  ])
  const items = [
    ...signed.map(({ at, version, signer, household, channel }) => ({
      at,
      事项: `在公约第 ${version} 版签名`,
      署名: signer,
      住处: household,
      方式: channel === 'phone' ? '手机' : '纸上',
    })),
    ...voted.map(({ at, choice }) => ({
      at,
      事项: '替一户表决公约',
      意见: choice ? CHOICE_WORDS[choice] : '还没有录完',
    })),
    ...written.map(({ at, text, wording, supports }) => ({
      at,
      事项: '对公约提意见',
      内容: text,
      建议写成: wording,
      赞同的人数: supports,
    })),
  ]
  return items.sort((a, b) => a.at - b.at)
}
