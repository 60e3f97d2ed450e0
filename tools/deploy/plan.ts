/**
 * What a real environment must hold for the built product to run: collections with their indexes and
 * security rules, the storage rule and the functions. Computed from the build alone; nothing is sent.
 *
 * Error model: a build that is missing or that the service could not hold throws, saying why.
 * @module
 */
import fs from 'node:fs'
import path from 'node:path'
import { MESSAGE_PUSH } from '@functions/kernel/pictures/message-push'

/** A rule of the cloud's console: who may do what from a phone, without a function in between. */
export interface SecurityRule {
  read: boolean | string
  write: boolean | string
}

/** An index in the words of the service's own interface (CreateIndexes). */
export interface PlannedIndex {
  IndexName: string
  MgoKeySchema: {
    MgoIsUnique: boolean
    MgoIndexKeys: { Name: string; Direction: '1' | '-1' }[]
  }
}

export interface PlannedCollection {
  CollectionName: string
  CreateIndexes: PlannedIndex[]
  SecurityRule: SecurityRule
}

export interface PlannedFunction {
  name: string
  /** Seconds. The service's default is 3. */
  timeout: number
  /** Megabytes. */
  memorySize: number
  /** WeChat interfaces it may call, from its config.json. */
  openapi: string[]
  triggers: { name: string; config: string }[]
}

export interface DeployPlan {
  collections: PlannedCollection[]
  storage: SecurityRule
  functions: PlannedFunction[]
  /** Function by the event that WeChat pushes to it. */
  messagePush: Readonly<Record<string, string>>
}

/** Phones never touch the database: every read and write goes through a function that checks it. */
const NOBODY: SecurityRule = { read: false, write: false }

/**
 * Phones upload into storage and read what a function told them of: names are random, and a picture is
 * told to others only after it has passed. A rule by owner would hide every picture from neighbours.
 */
const OWN_FILES: SecurityRule = { read: true, write: 'resource.openid == auth.openid' }

/** The service allows no more than this in one collection, `_id` not counted. */
const MAX_INDEXES = 20
const DEFAULT_TIMEOUT_S = 3
const DEFAULT_MEMORY_MB = 256

/** A collection as `dist/database.json` declares it. */
export interface DeclaredCollection {
  name: string
  indexes: {
    name: string
    keys: { field: string; order: 1 | -1 }[]
    unique?: boolean
    sparse?: boolean
  }[]
}

/** A function's config.json, the part that matters here. */
export interface DeclaredFunction {
  name: string
  config: {
    timeout?: number
    memorySize?: number
    permissions?: { openapi?: string[] }
    triggers?: { name: string; config: string }[]
  }
}

function planCollection(collection: DeclaredCollection): PlannedCollection {
  if (collection.indexes.length > MAX_INDEXES) {
    throw new Error(`${collection.name}: more than ${MAX_INDEXES} indexes`)
  }
  const CreateIndexes = collection.indexes.map(({ name, keys, unique, sparse }): PlannedIndex => {
    // Without this the unique index would refuse a second document that lacks the field.
    if (sparse) throw new Error(`${collection.name}.${name}: the service has no sparse indexes`)
    return {
      IndexName: name,
      MgoKeySchema: {
        MgoIsUnique: unique === true,
        MgoIndexKeys: keys.map(({ field, order }) => ({
          Name: field,
          Direction: order === 1 ? '1' : '-1',
        })),
      },
    }
  })
  return { CollectionName: collection.name, CreateIndexes, SecurityRule: NOBODY }
}

/** The plan of a build's declarations. */
export function planDeployment(
  collections: readonly DeclaredCollection[],
  functions: readonly DeclaredFunction[],
): DeployPlan {
  return {
    collections: collections.map(planCollection),
    storage: OWN_FILES,
    messagePush: MESSAGE_PUSH,
    functions: functions.map(({ name, config }) => ({
      name,
      timeout: config.timeout ?? DEFAULT_TIMEOUT_S,
      memorySize: config.memorySize ?? DEFAULT_MEMORY_MB,
      openapi: config.permissions?.openapi ?? [],
      triggers: (config.triggers ?? []).map((trigger) => ({
        name: trigger.name,
        config: trigger.config,
      })),
    })),
  }
}

const readJson = <T>(file: string): T => JSON.parse(fs.readFileSync(file, 'utf8')) as T

/**
 * Reads what `npm run build` declared.
 * @throws {Error} when nothing is built
 */
export function readBuild(dist: string): [DeclaredCollection[], DeclaredFunction[]] {
  const database = path.join(dist, 'database.json')
  const functions = path.join(dist, 'cloudfunctions')
  if (!fs.existsSync(database) || !fs.existsSync(functions)) {
    throw new Error('先运行 npm run build / run npm run build first')
  }
  const names = fs
    .readdirSync(functions)
    .filter((name) => fs.existsSync(path.join(functions, name, 'config.json')))
    .sort()
  return [
    readJson<{ collections: DeclaredCollection[] }>(database).collections,
    names.map((name) => ({ name, config: readJson(path.join(functions, name, 'config.json')) })),
  ]
}
