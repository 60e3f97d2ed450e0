/** Handing in a file and going on until it is done, as the page does. @module */
import type { TableKind } from '@domain/organization/tables'
import * as c from '@functions/organization/contract'
import type { World } from '../world'
import { uploadSheet } from './sheets'

/** Hands in a file. */
export async function preview(
  world: World,
  openid: string,
  kind: TableKind,
  scope: string,
  bytes: Buffer,
): Promise<c.ImportView> {
  const file = await uploadSheet(world, openid, bytes)
  return world.data(openid, c.startImport, { kind, scope, file, fileName: '住户.xlsx' })
}

/** Goes on with an import, or with its undoing, until it is done. */
export async function finish(world: World, openid: string, view: c.ImportView) {
  let now = view
  for (let calls = 0; now.state !== 'imported' && now.state !== 'undone'; calls++) {
    if (calls > 200) throw new Error(`${view.id} does not end`)
    now = await world.data(openid, c.continueImport, { id: now.id, step: now.step })
  }
  return now
}

/** The whole way, from the file to the tree. */
export const importAll = async (
  world: World,
  openid: string,
  kind: TableKind,
  scope: string,
  bytes: Buffer,
) => finish(world, openid, await preview(world, openid, kind, scope, bytes))

/** Undoes an import to its end. */
export const undoAll = async (world: World, openid: string, id: string) =>
  finish(world, openid, await world.data(openid, c.undoImport, { id, reason: '传错了表' }))

/** Every page of an import's bad rows. */
export async function problemsOf(world: World, openid: string, id: string) {
  const all: c.ProblemView[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await world.data(openid, c.listProblems, { id, ...(cursor ? { cursor } : {}) })
    all.push(...page.items)
    cursor = page.cursor
    if (cursor === undefined) return all
  }
}
