/**
 * A copy of everything kept about the caller (个人信息保护法 art. 45), a page at a time.
 * @module
 */
import { CLAIM_STATE_TITLES } from '@domain/people/claims'
import { CONSENTS } from '@domain/people/consents'
import { ROLE_TITLES, ROLES } from '@domain/people/roles'
import { momentOf } from '@domain/time/shanghai'
import { conventionsOf } from '../../conventions/face/personal'
import { electionsOf } from '../../elections/face/personal'
import { accessLog } from '../../kernel/access-log'
import { implementQuery, type QueryContext } from '../../kernel/action'
import { type AuditEntryDoc, auditEntries } from '../../kernel/audit'
import type { Page } from '../../kernel/contract'
import type { Database } from '../../kernel/database'
import { messages } from '../../kernel/messages'
import { findPage } from '../../kernel/pages'
import { residents } from '../../kernel/resident'
import { noticesBy } from '../../notices/face/personal'
import { pointsOf } from '../../points/face/personal'
import { requestsOf } from '../../requests/face/personal'
import { hoursOfPerson, needsOfPerson } from '../../volunteering/face/personal'
import { claims } from '../claims/store'
import { EXPORT_PARTS, type ExportItem, type ExportPart, exportMyData } from '../contract/privacy'
import { namePlace, placeNames, readPlaces, readRoom } from '../face'
import { appointments } from '../store'
import { viewerWords } from './looks'
import { consents } from './store'

/** Deeds read in one call. */
const DEEDS = 20
/** Appointments of one person; nobody has held more. */
const MOST_OFFICES = 200

/** What a deed rested on: an office by its name, else that it was one's own matter. */
function rightWords(right: string): string {
  const role = ROLES.find((one) => right.startsWith(`${one}@`))
  return role ? ROLE_TITLES[role] : '本人的事'
}

/** Deeds of one millisecond; more is no person. */
const MOST_AT_ONCE = 1000

/**
 * A page of deeds, newest first. Those of one millisecond are never parted, so that the moment alone
 * says where to go on.
 */
async function deedsBefore(
  db: Database,
  actor: string,
  cursor: string | undefined,
): Promise<Page<AuditEntryDoc>> {
  const before = cursor === undefined ? {} : { at: { lt: Number(cursor) } }
  const newest = { orderBy: { field: 'at', order: 'desc' }, limit: DEEDS + 1 } as const
  const found = await db.find(auditEntries, { actor, ...before }, newest)
  const last = found[DEEDS]
  if (!last) return { items: found }
  const { at } = last
  const whole = found.filter((one) => one.at > at)
  const [next] = whole.slice(-1)
  if (next) return { items: whole, cursor: String(next.at) }
  const items = await db.find(auditEntries, { actor, at }, { limit: MOST_AT_ONCE })
  if (items.length === MOST_AT_ONCE) throw new Error('too many deeds in one millisecond')
  return { items, cursor: String(at) }
}

type ReadPart = (ctx: QueryContext, cursor: string | undefined) => Promise<Page<ExportItem>>

const mapped = <Doc extends { order: string }>(
  page: Page<Doc>,
  item: (doc: Doc) => ExportItem,
): Page<ExportItem> => ({ ...page, items: page.items.map(item) })

/** A page of what another context keeps, with its moments in words. */
async function timed(
  page: Promise<Page<{ at: number } & Record<string, string | number>>>,
): Promise<Page<ExportItem>> {
  const { items, ...more } = await page
  return { ...more, items: items.map(({ at, ...rest }) => ({ 时间: momentOf(at), ...rest })) }
}

const READ: Readonly<Record<ExportPart, ReadPart>> = {
  async profile({ db, session }) {
    const doc = await db.get(residents, session.openid)
    if (!doc) return { items: [] }
    const known = await readPlaces(
      db,
      doc.households.map(({ path }) => path),
    )
    const words = async (path: string) => {
      const place = namePlace(known, path)
      const room = (await readRoom(db, path)) ?? ''
      return place ? `${place.compoundName} ${place.buildingName} ${room}` : path
    }
    const homeOf = async ({ path, relation, since }: (typeof doc.households)[number]) => ({
      住处: await words(path),
      关系: { owner: '业主', family: '家人', tenant: '租户' }[relation],
      登记时间: momentOf(since),
    })
    const homes = await Promise.all(doc.households.map(homeOf))
    const me = {
      编号: doc.personId,
      称呼: doc.name,
      手机号: doc.phone ?? '没有留',
      头像: doc.avatar ? '设过' : '没有设',
      第一次使用: momentOf(doc.createdAt),
      最近更新: momentOf(doc.updatedAt),
    }
    return { items: [me, ...homes] }
  },
  async consents({ db, session }, cursor) {
    const where = { personId: session.personId }
    return mapped(await findPage(db, consents, where, 'desc', cursor), (one) => ({
      时间: momentOf(one.at),
      哪一项: CONSENTS[one.kind].title,
      版本: one.version,
      怎么说: one.given ? '同意' : '收回',
    }))
  },
  async claims({ db, session }, cursor) {
    const page = await findPage(db, claims, { personId: session.personId }, 'desc', cursor)
    const known = await readPlaces(
      db,
      page.items.map(({ household }) => household),
    )
    return mapped(page, (one) => ({
      时间: momentOf(one.askedAt),
      住处: namePlace(known, one.household)?.name ?? one.household,
      进展: CLAIM_STATE_TITLES[one.state],
      我说的话: one.steps
        .flatMap(({ by, words }) => (by === 'claimant' && words ? [words] : []))
        .join('；'),
    }))
  },
  async offices({ db, session }) {
    const found = await db.find(
      appointments,
      { personId: session.personId },
      { limit: MOST_OFFICES },
    )
    const names = await placeNames(
      db,
      found.map(({ scope }) => scope),
    )
    return {
      items: found.map((one) => ({
        职务: ROLE_TITLES[one.role],
        姓名: one.name,
        范围: names.get(one.scope) ?? one.scope,
        开始: momentOf(one.startsAt),
        结束: momentOf(one.endsAt),
        依据: one.sourceDecision,
        值班电话: one.dutyPhone ?? '没有公开',
      })),
    }
  },
  requests: (ctx, cursor) => timed(requestsOf(ctx.db, ctx.session.personId, cursor)),
  notices: (ctx, cursor) => timed(noticesBy(ctx.db, ctx.session.personId, cursor)),
  hours: (ctx, cursor) => timed(hoursOfPerson(ctx.db, ctx.session.personId, cursor)),
  needs: (ctx, cursor) => timed(needsOfPerson(ctx.db, ctx.session.personId, cursor)),
  points: (ctx, cursor) => timed(pointsOf(ctx.db, ctx.session.personId, cursor)),
  conventions: ({ db, session }) =>
    timed(conventionsOf(db, session.personId).then((items) => ({ items }))),
  elections: ({ db, session }) =>
    timed(electionsOf(db, session.personId, session.households).then((items) => ({ items }))),
  async messages({ db, session }, cursor) {
    const where = { to: session.personId }
    return mapped(await findPage(db, messages, where, 'desc', cursor), (one) => ({
      时间: momentOf(one.at),
      标题: one.title,
      内容: one.body,
    }))
  },
  async looks({ db, session }, cursor) {
    const where = { people: session.personId }
    return mapped(await findPage(db, accessLog, where, 'desc', cursor), (one) => ({
      时间: momentOf(one.at),
      谁: viewerWords(one),
      看了什么: one.what,
      为什么: one.why,
    }))
  },
  async looked({ db, session }, cursor) {
    const where = { viewerId: session.personId }
    return mapped(await findPage(db, accessLog, where, 'desc', cursor), (one) => ({
      时间: momentOf(one.at),
      看了什么: one.what,
      为什么: one.why,
      事项: one.target,
    }))
  },
  async deeds({ db, session }, cursor) {
    const page = await deedsBefore(db, session.personId, cursor)
    return {
      ...page,
      items: page.items.map((one) => ({
        时间: momentOf(one.at),
        办了什么: one.done,
        凭什么: rightWords(one.right),
        编号: one._id,
      })),
    }
  },
}

const ORDER = Object.keys(EXPORT_PARTS) as readonly ExportPart[]

export const exportAction = implementQuery(exportMyData, {
  async run(ctx, { part, cursor }) {
    const page = ctx.session.personId === '' ? { items: [] } : await READ[part](ctx, cursor)
    const following = ORDER[ORDER.indexOf(part) + 1]
    return { ...page, part, ...(page.cursor || !following ? {} : { next: following }) }
  },
})
