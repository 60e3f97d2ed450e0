/**
 * What the writing page needs: where the caller may write, and the words there are already.
 * @module
 */
import { type AuthorRole, canAddress, isAuthorRole } from '@domain/notices/states'
import { implementQuery, type QueryContext } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { lookAtPictures } from '../kernel/pictures/show'
import { placesUnder } from '../people/face'
import { type EditorView, openEditor } from './contract'
import { standingOf } from './standing'
import { notices } from './store'

/** Own scopes and the places right below them, each once, in the role that writes there. */
async function audiencesFor({ db, session }: QueryContext): Promise<EditorView['audiences']> {
  const duties = session.appointments.filter((one) => isAuthorRole(one.role))
  const found = await placesUnder(
    db,
    duties.map((one) => one.scope),
  )
  const audiences = new Map<string, EditorView['audiences'][number]>()
  for (const { role, scope } of duties) {
    for (const { path, name } of found.get(scope) ?? []) {
      if (audiences.has(path) || !canAddress(role, scope, path)) continue
      audiences.set(path, { path, name, role: role as AuthorRole })
    }
  }
  return [...audiences.values()]
}

async function noticeFor(ctx: QueryContext, id: string): Promise<EditorView['notice']> {
  const notice = await ctx.db.get(notices, id)
  if (!notice) throw new Failure('notice_not_found')
  const wroteDraft = notice.version === 0 && notice.authorId === ctx.session.personId
  if (!wroteDraft && !standingOf(ctx.session, notice).isAuthor) throw new Failure('forbidden')
  const { state, path, title, body, attachments, mustReadBy, expiresAt } = notice
  const pick = await lookAtPictures(ctx, notice.pictures)
  // What was taken away is not sent again.
  const { shown: pictures } = pick(notice.pictures, true)
  return {
    state,
    audience: path,
    title,
    body,
    pictures,
    attachments,
    mustReadBy,
    expiresAt,
    ...(notice.returnedBecause && { returnedBecause: notice.returnedBecause }),
  }
}

export const openEditorAction = implementQuery(openEditor, {
  async run(ctx, { id }) {
    const [audiences, notice] = await Promise.all([
      audiencesFor(ctx),
      id === undefined ? undefined : noticeFor(ctx, id),
    ])
    return { audiences, ...(notice && { notice }) }
  },
})
