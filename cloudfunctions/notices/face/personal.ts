/**
 * What notices keep about a person, for a copy of it.
 * @module
 */
import { NOTICE_STATE_TITLES } from '@domain/notices/states'
import type { Page } from '../../kernel/contract'
import type { Database } from '../../kernel/database'
import { findPage } from '../../kernel/pages'
import { notices } from '../store'

/** A page of the notices somebody wrote, newest first; `at` is epoch milliseconds. */
export async function noticesBy(
  db: Database,
  personId: string,
  cursor: string | undefined,
): Promise<Page<{ at: number } & Record<string, string | number>>> {
  const page = await findPage(db, notices, { authorId: personId }, 'desc', cursor)
  const items = page.items.map((one) => ({
    at: one.createdAt,
    标题: one.title,
    内容: one.body,
    署名: one.authorName,
    图片: one.pictures.length,
    附件: one.attachments.map(({ name }) => name).join('；'),
    状态: NOTICE_STATE_TITLES[one.state],
  }))
  return { ...page, items }
}
