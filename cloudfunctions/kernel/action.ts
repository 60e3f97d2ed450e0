/**
 * How an action is implemented: what it is about, what it asks outside, what it does.
 * @module
 */
import type { RegionProfile } from '@domain/region/profile'
import { accessLog, entryOf, type Logs, type Look, logLook } from './access-log'
import { inspectFiles } from './attachments'
import { type AuditDetails, appendAudit, NO_PLACE, writeAudit } from './audit'
import { identifyCommand, runOnce, storedAnswer } from './commands'
import type { Scene, TextChecker, TextVerdict } from './content-safety'
import type { ActionContract, InputOf, OutputOf } from './contract'
import type { Database, Reader, Transaction } from './database'
import type { PageCoder } from './page-code'
import { checkPermission, type Target } from './permission'
import type { PhoneReader } from './phone'
import { type FileReader, inspectPhotos } from './photos'
import type { PictureAsker } from './pictures/ask'
import { type Asked, newPictures } from './pictures/keep'
import type { PushSender } from './push-sender'
import { ensureResident, type Session } from './session'
import type { StoredFiles } from './stored-files'

/** What the kernel is made of in this process. */
export interface Kernel {
  readonly database: Database
  readonly checkText: TextChecker
  readonly askPictures: PictureAsker
  readonly readFile: FileReader
  readonly codePage: PageCoder
  readonly readPhone: PhoneReader
  /** Removes stored files; one that is gone already is no error. */
  readonly deleteFiles: (fileIds: readonly string[]) => Promise<void>
  readonly files: StoredFiles
  readonly push: PushSender
  readonly region: RegionProfile
  /** A random id, 24 hex digits. */
  newId(): string
}

/** One call, validated, by a known caller. */
export interface Call {
  readonly session: Session
  readonly input: unknown
  readonly key: unknown
  readonly requestId: string
  /** When it arrived, epoch milliseconds. */
  readonly now: number
}

interface Base {
  readonly session: Session
  readonly now: number
  readonly region: RegionProfile
}

/** To find what an action is about; in a command it runs inside the transaction. */
export interface TargetContext extends Base {
  readonly reader: Reader
}

/** Says what it was about where no target did, and adds details to the audit entry. */
type Note = (about: { target?: string; path?: string; details?: AuditDetails }) => void

export interface QueryContext extends Base {
  readonly db: Database
  /** For a query whose contract says `audit`, e.g. one that prints. */
  readonly note: Note
  /**
   * Names people (by person id) whose records the answer shows, where the answer itself does not say
   * whose they are, e.g. a list; with a contract that says `logs`, and parts that say `sees`.
   */
  saw(people: readonly string[]): void
  /** @throws {Failure} `page_code_failed` */
  readonly codePage: PageCoder
  /** See {@link StoredFiles}. */
  readonly fileAddress: StoredFiles['addressOf']
}

/** To ask outside before a command's transaction: nothing here may have an effect. */
export interface PrepareContext extends Omit<QueryContext, 'saw' | 'note' | 'fileAddress'> {
  checkText(scene: Scene, text: string): Promise<TextVerdict>
  /** @throws {Failure} `photo_…` */
  inspectPhotos(fileIds: readonly string[]): Promise<void>
  /**
   * As `inspectPhotos`, for pictures that others will see: asks the platform about those that are new.
   * Keep them with `keepPictures`.
   * @throws {Failure} `photo_…`
   */
  inspectPictures(fileIds: readonly string[], scene: Scene): Promise<void>
  /** @throws {Failure} `file_…` */
  inspectFiles(fileIds: readonly string[]): Promise<void>
  /** The number behind a one-time code, which is used up by it. @throws {Failure} `phone_…` */
  readonly readPhone: PhoneReader
  /** A stored file, undefined when there is none. */
  readonly readFile: FileReader
}

/** To do what a command does. The body may run again after a conflict. */
export interface CommandContext extends Base {
  readonly tx: Transaction
  /** The same for every try of this command; ids of what it creates come from it. */
  readonly commandId: string
  /** Pictures that were inspected, by file; see `pictures/keep.ts`. */
  readonly asked: ReadonlyMap<string, Asked>
  readonly note: Note
}

type FindTarget<C, Doc> = (ctx: TargetContext, input: InputOf<C>) => Promise<Target<Doc>>

/** Person ids whose records an answer shows; the caller's own does not count. */
type Reveals<C, Doc> = (output: OutputOf<C>, doc: Doc, session: Session) => readonly string[]

export interface QueryParts<C extends ActionContract, Doc> {
  target?: FindTarget<C, Doc>
  run(ctx: QueryContext, input: InputOf<C>, doc: Doc): Promise<OutputOf<C>>
  /** With a contract that says `logs`: this, or that `run` says whom it saw. */
  reveals?: Reveals<C, Doc>
  sees?: true
}

export interface CommandParts<C extends ActionContract, Doc, Prepared> {
  target?: FindTarget<C, Doc>
  prepare?(ctx: PrepareContext, input: InputOf<C>, doc: Doc): Promise<Prepared>
  run(ctx: CommandContext, input: InputOf<C>, doc: Doc, prepared: Prepared): Promise<OutputOf<C>>
  /** With a contract that says `logs`. It must follow from the output and the target alone. */
  reveals?: Reveals<C, Doc>
}

/** An action that `serve` can run. */
export interface Implementation {
  readonly contract: ActionContract
  execute(kernel: Kernel, call: Call): Promise<unknown>
}

/** What an audit entry says the deed was about: the target, and what the action notes of it. */
function aboutOf(target?: Target) {
  let about = { target: target?.id ?? '', path: target?.path ?? NO_PLACE, details: {} }
  const note: Note = (more) => {
    about = { ...about, ...more, details: { ...about.details, ...more.details } }
  }
  return { note, said: () => about }
}

/** Implements a query: permission, then `run`; what is audited is written down before the answer leaves. */
export function implementQuery<C extends ActionContract, Doc = undefined>(
  contract: C,
  parts: QueryParts<C, Doc>,
): Implementation {
  refuseKind(contract, 'query', parts)
  return {
    contract,
    async execute(kernel, call) {
      const { database: db, region } = kernel
      const base = { session: call.session, now: call.now, region }
      const input = call.input as InputOf<C>
      const target = await parts.target?.({ ...base, reader: db }, input)
      const right = checkPermission(contract.allow, call.session, target)
      const doc = target?.doc as Doc
      const told: string[] = []
      const saw = (people: readonly string[]) => void told.push(...people)
      const { codePage, files } = kernel
      const { note, said } = aboutOf(target)
      const ctx = { ...base, db, saw, note, codePage, fileAddress: files.addressOf }
      const output = await parts.run(ctx, input, doc)
      const { audit: done, name: action } = contract
      if (done !== undefined) {
        const by = { at: call.now, actor: call.session.personId, right }
        await appendAudit(db, { _id: kernel.newId(), ...by, action, done, ...said() })
      }
      const seen = parts.reveals?.(output, doc, call.session) ?? told
      if (contract.logs) {
        await logLook(db, call.session, lookOf(contract, contract.logs, call.now, target), seen)
      }
      return output
    },
  }
}

/**
 * Implements a command: once per key, permission judged before anything outside is asked and again in
 * the transaction, on the very state that is changed; effects, audit entry and answer together.
 */
export function implementCommand<C extends ActionContract, Doc = undefined, Prepared = undefined>(
  contract: C,
  parts: CommandParts<C, Doc, Prepared>,
): Implementation {
  refuseKind(contract, 'command', parts)
  return {
    contract,
    async execute(kernel, call) {
      const { database: db, region } = kernel
      const input = call.input as InputOf<C>
      const kept = withoutSecrets(contract, input)
      const command = identifyCommand(call.session.openid, call.key, contract.name, kept)
      const stored = await storedAnswer(db, command)
      if (stored) return stored.data
      const base = { session: call.session, now: call.now, region }
      const asked = new Map<string, Asked>()
      const prepared = await prepareCommand(contract, parts, kernel, base, input, asked)
      const personId = call.session.personId || kernel.newId()
      const { data } = await runOnce(db, command, call.now, async (tx) => {
        const session = await ensureResident(tx, call.session, personId, call.now)
        const inside = { ...base, session }
        const target = await parts.target?.({ ...inside, reader: tx }, input)
        const right = checkPermission(contract.allow, session, target)
        const { note, said } = aboutOf(target)
        const ctx = { ...inside, tx, commandId: command.id, asked, note }
        const output = await parts.run(ctx, input, target?.doc as Doc, prepared as Prepared)
        const seen = parts.reveals?.(output, target?.doc as Doc, session) ?? []
        const look =
          contract.logs && entryOf(session, lookOf(contract, contract.logs, call.now, target), seen)
        if (look) await tx.add(accessLog, { ...look, _id: command.id })
        await writeAudit(tx, {
          _id: command.id,
          at: call.now,
          actor: session.personId,
          right,
          action: contract.name,
          done: contract.audit ?? contract.name,
          ...said(),
        })
        return output
      })
      return data
    },
  }
}

async function prepareCommand<C extends ActionContract, Doc, Prepared>(
  contract: C,
  parts: CommandParts<C, Doc, Prepared>,
  kernel: Kernel,
  base: Base,
  input: InputOf<C>,
  asked: Map<string, Asked>,
): Promise<Prepared | undefined> {
  if (!parts.prepare) return undefined
  const { database: db } = kernel
  const target = await parts.target?.({ ...base, reader: db }, input)
  checkPermission(contract.allow, base.session, target)
  const ctx: PrepareContext = {
    ...base,
    db,
    checkText: (scene, text) => kernel.checkText(base.session.openid, scene, text),
    codePage: kernel.codePage,
    inspectPhotos: (fileIds) => inspectPhotos(kernel.readFile, fileIds),
    async inspectPictures(fileIds, scene) {
      await inspectPhotos(kernel.readFile, fileIds)
      const fresh = await newPictures(db, fileIds)
      const traces = await kernel.askPictures(base.session.openid, scene, fresh)
      for (const file of fresh) {
        const trace = traces.get(file)
        asked.set(file, { scene, ...(trace !== undefined && { trace }) })
      }
    },
    inspectFiles: (fileIds) => inspectFiles(kernel.readFile, fileIds),
    readPhone: kernel.readPhone,
    readFile: kernel.readFile,
  }
  return parts.prepare(ctx, input, target?.doc as Doc)
}

/** The input without what must leave no trace, not even in a hash. */
function withoutSecrets({ secret }: ActionContract, input: unknown): unknown {
  if (!secret || typeof input !== 'object' || input === null) return input
  return Object.fromEntries(Object.entries(input).filter(([field]) => !secret.includes(field)))
}

/** A look at what an action is about. */
const lookOf = (contract: ActionContract, logs: Logs, at: number, target?: Target): Look => ({
  ...logs,
  action: contract.name,
  target: target?.id ?? '',
  path: target?.path ?? NO_PLACE,
  at,
})

/** A slip that would be found out late or never: at load, by name. */
function refuseKind(
  contract: ActionContract,
  kind: ActionContract['kind'],
  { target, reveals, sees }: { target?: unknown; reveals?: unknown; sees?: true },
): void {
  if (!contract.logs !== !(reveals ?? sees))
    throw new Error(`${contract.name}: logs and reveals go together`)
  if (contract.kind !== kind) throw new Error(`${contract.name} is declared a ${contract.kind}`)
  if (kind === 'command' && !contract.audit) throw new Error(`${contract.name} says no audit`)
  if (!contract.allow.anyone && !target) throw new Error(`${contract.name} has no target to judge`)
}
