/**
 * Files in a folder. A file's content goes to a new name first; its card (a JSON file named by the
 * hash of its path) is then written beside it and renamed into place, which is the moment the upload
 * counts. What a crash leaves without a card is swept away at the next start.
 * @module
 */
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { newestFirst, type Shelf, type StoredFile } from './shelf'

interface Card extends StoredFile {
  /** Name of the content file beside it. */
  readonly content: string
  readonly sha256: string
}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')

async function writeDurably(file: string, content: Buffer | string): Promise<void> {
  const handle = await open(file, 'w')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function readCards(folder: string): Map<string, Card> {
  const cards = new Map<string, Card>()
  for (const name of fs.readdirSync(folder)) {
    if (!name.endsWith('.json')) continue
    const card = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')) as Card
    if (fs.existsSync(path.join(folder, card.content))) cards.set(card.path, card)
  }
  return cards
}

function sweep(folder: string, cards: ReadonlyMap<string, Card>): void {
  const kept = new Set([...cards.values()].flatMap((c) => [c.content, `${sha256(c.path)}.json`]))
  for (const name of fs.readdirSync(folder))
    if (!kept.has(name)) fs.rmSync(path.join(folder, name), { force: true })
}

const publicPart = ({ path: at, bytes, contentType, uploadedAt, openid }: Card): StoredFile => ({
  path: at,
  bytes,
  contentType,
  uploadedAt,
  openid,
})

/** Runs work on one path after the other work on it has ended. */
function createTurns() {
  const last = new Map<string, Promise<unknown>>()
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    last.set(key, mine)
    try {
      return await mine
    } finally {
      if (last.get(key) === mine) last.delete(key)
    }
  }
}

async function putFile(folder: string, cards: Map<string, Card>, file: StoredFile, body: Buffer) {
  const hash = sha256(file.path)
  const content = `${hash}.${randomBytes(6).toString('hex')}.bin`
  await writeDurably(path.join(folder, content), body)
  const card: Card = { ...file, content, sha256: sha256(body) }
  const draft = path.join(folder, `${content}.card`)
  await writeDurably(draft, JSON.stringify(card))
  await rename(draft, path.join(folder, `${hash}.json`))
  await syncFolder(folder)
  const old = cards.get(file.path)
  cards.set(file.path, card)
  if (old) await rm(path.join(folder, old.content), { force: true })
}

async function removeFile(folder: string, cards: Map<string, Card>, filePath: string) {
  const card = cards.get(filePath)
  if (!card) return false
  cards.delete(filePath)
  await rm(path.join(folder, `${sha256(filePath)}.json`), { force: true })
  await rm(path.join(folder, card.content), { force: true })
  await syncFolder(folder)
  return true
}

/** Opens a folder of files, making it when missing. The folder is ours alone. */
export function createDiskShelf(folder: string): Shelf {
  fs.mkdirSync(folder, { recursive: true })
  const cards = readCards(folder)
  sweep(folder, cards)
  const inTurn = createTurns()
  return {
    put: (file, body) => inTurn(file.path, () => putFile(folder, cards, file, body)),
    remove: (filePath) => inTurn(filePath, () => removeFile(folder, cards, filePath)),
    get: async (filePath) => {
      const card = cards.get(filePath)
      if (!card) return undefined
      const content = await readFile(path.join(folder, card.content))
      if (sha256(content) !== card.sha256) throw new Error(`${filePath} is damaged on disk`)
      return content
    },
    find: (filePath) => {
      const card = cards.get(filePath)
      return card && publicPart(card)
    },
    list: () => newestFirst([...cards.values()].map(publicPart)),
  }
}
