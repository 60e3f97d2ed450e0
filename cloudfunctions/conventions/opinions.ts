/**
 * What residents think: said once, seen by all after a check, supported by name once each.
 * @module
 */
import { implementCommand, implementQuery, type TargetContext } from '../kernel/action'
import { requireNotRefused } from '../kernel/content-safety'
import { Failure } from '../kernel/errors'
import { orderOf } from '../kernel/messages'
import { findPage } from '../kernel/pages'
import { namePlace, readPlaces } from '../people/face'
import {
  addOpinion,
  adoptOpinion,
  listOpinions,
  type OpinionView,
  reviewOpinion,
  supportOpinion,
} from './contract'
import { ANY, type OpinionDoc } from './documents'
import { isEditor, versionTarget } from './standing'
import { opinions, supportIdOf, supports, versions } from './store'

/** States in which opinions are asked for. */
const ASKING = ['collecting', 'drafting'] as const

const asks = (state: string): boolean => ASKING.some((one) => one === state)

export const addOpinionAction = implementCommand(addOpinion, {
  target: versionTarget,
  async prepare(ctx, { text, wording = '' }, version) {
    const held = await requireNotRefused(ctx, 'forum', [text, wording])
    const home = ctx.session.households.find(({ path }) => path.startsWith(`${version.path}/`))
    const known = home && (await readPlaces(ctx.db, [home.path]))
    const place = home && known ? namePlace(known, home.path) : undefined
    return { shown: !held, place: place?.buildingName ?? '' }
  },
  async run(ctx, { topic, clauseId, text, wording = '' }, version, { shown, place }) {
    if (!asks(version.state)) throw new Failure('convention_state')
    if (clauseId !== undefined && !version.clauses.some(({ id }) => id === clauseId))
      throw new Failure('convention_changed')
    const id = ctx.commandId.slice(0, 24)
    await ctx.tx.add(opinions, {
      _id: id,
      versionId: version._id,
      order: orderOf(ctx.now, id),
      topic,
      clauseId: clauseId ?? null,
      about: [ANY, topic, ...(clauseId === undefined ? [] : [clauseId])],
      text,
      wording,
      authorId: ctx.session.personId,
      authorName: ctx.session.name,
      place,
      shown,
      refused: false,
      supports: 0,
      at: ctx.now,
    })
    return { id, shown }
  },
})

/** An opinion of the version, which the caller can see. */
async function opinionOf(
  reader: TargetContext['reader'],
  versionId: string,
  opinionId: string,
): Promise<OpinionDoc> {
  const opinion = await reader.get(opinions, opinionId)
  if (opinion?.versionId !== versionId || opinion.refused) throw new Failure('opinion_not_found')
  return opinion
}

export const supportOpinionAction = implementCommand(supportOpinion, {
  target: versionTarget,
  async run(ctx, { opinionId }, version) {
    if (!asks(version.state)) throw new Failure('convention_state')
    const opinion = await opinionOf(ctx.tx, version._id, opinionId)
    if (!opinion.shown) throw new Failure('opinion_not_found')
    const _id = supportIdOf(opinionId, ctx.session.personId)
    if (await ctx.tx.get(supports, _id)) return { supports: opinion.supports }
    await ctx.tx.add(supports, { _id, opinionId, at: ctx.now })
    await ctx.tx.update(opinions, opinionId, { supports: opinion.supports + 1 })
    return { supports: opinion.supports + 1 }
  },
})

export const reviewOpinionAction = implementCommand(reviewOpinion, {
  target: versionTarget,
  async run(ctx, { opinionId, decision }, version) {
    const opinion = await opinionOf(ctx.tx, version._id, opinionId)
    if (opinion.authorId === ctx.session.personId) throw new Failure('own_words')
    const shown = decision === 'show'
    await ctx.tx.update(opinions, opinionId, { shown, refused: !shown })
    ctx.note({ details: { decision } })
    return { shown }
  },
})

export const adoptOpinionAction = implementCommand(adoptOpinion, {
  target: versionTarget,
  async run(ctx, { opinionId, clauseId }, version) {
    if (version.state !== 'drafting') throw new Failure('convention_state')
    if (!version.clauses.some(({ id }) => id === clauseId)) throw new Failure('convention_changed')
    const { shown, authorName: name, place } = await opinionOf(ctx.tx, version._id, opinionId)
    if (!shown) throw new Failure('opinion_not_found')
    const others = version.credits.filter((one) => one.opinionId !== opinionId)
    const credits = [...others, { clauseId, opinionId, name, place }]
    await ctx.tx.update(versions, version._id, { credits, updatedAt: ctx.now })
    return { clauseId }
  },
})

export const listOpinionsAction = implementQuery(listOpinions, {
  target: versionTarget,
  async run({ db, session }, { topic, clauseId, cursor }, version) {
    const edits = isEditor(session, version.path)
    const about = clauseId ?? topic ?? ANY
    const all = { versionId: version._id, about }
    const where = edits ? all : { ...all, shown: true }
    const page = await findPage(db, opinions, where, 'desc', cursor)
    const items = page.items
      .filter((one) => !one.refused)
      .map((one): OpinionView => {
        const { _id, topic, clauseId, text, wording, authorName, place, shown, at } = one
        const mine = session.personId !== '' && one.authorId === session.personId
        const base = { topic, clauseId, text, wording, authorName, place, shown, at, mine }
        const credit = version.credits.find(({ opinionId }) => opinionId === _id)
        const adopted = credit && { adoptedAs: credit.clauseId }
        return { id: _id, ...base, supports: one.supports, ...adopted }
      })
    return page.cursor === undefined ? { items } : { items, cursor: page.cursor }
  },
})
