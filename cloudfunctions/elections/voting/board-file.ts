/**
 * The finished board as one file in storage: what the verifier reads, line by line as it was made.
 * @module
 */
import type { Kernel } from '../../kernel/action'
import { implementQuery } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import { transact } from '../../kernel/transact'
import { getBoardFile } from '../contract/printing'
import { readHead, readPages } from './board'
import type { PollDoc } from './documents'
import { readPoll } from './opened-poll'
import { polls } from './store'

/** Pages read at once: some 2 MB. */
const PAGES_AT_ONCE = 20

/** Writes a finished board's file and lets the timer go. The same file in the same place each time. */
export async function saveBoard({ database: db, files }: Kernel, { _id }: PollDoc): Promise<void> {
  const parts: Buffer[] = []
  for (let from = 0; ; from += PAGES_AT_ONCE) {
    const pages = await readPages(db, _id, from, PAGES_AT_ONCE)
    parts.push(...pages.map(({ lines }) => Buffer.from(lines.map((line) => `${line}\n`).join(''))))
    if (pages.length < PAGES_AT_ONCE) break
  }
  const { hash } = await readHead(db, _id)
  const content = Buffer.concat(parts)
  const fileId = await files.save(`elections/boards/${_id}/${hash}.jsonl`, content)
  const boardFile = { fileId, bytes: content.length }
  await transact(db, (tx) => tx.update(polls, _id, { boardFile, active: false }))
}

export const getBoardFileAction = implementQuery(getBoardFile, {
  async run({ db, fileAddress }, { id }) {
    const [{ boardFile }, { hash, height }] = await Promise.all([
      readPoll(db, id),
      readHead(db, id),
    ])
    const url = boardFile && (await fileAddress(boardFile.fileId))
    if (!boardFile || !url) throw new Failure('board_file')
    return { url, bytes: boardFile.bytes, head: hash, height }
  },
})
