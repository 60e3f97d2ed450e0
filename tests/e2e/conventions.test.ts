import { toBase64url } from '@domain/ballot/v1/bytes'
import type { CastName } from '../../tools/district/personas'
import { CAST, CAST_OPENIDS } from '../../tools/district/personas'
import { drawPicture } from '../../tools/district/pictures'
import { HOME_COMPOUND } from '../../tools/district/stage'
import type { Phone } from '../../tools/simulator/driver'
import { CONVENTION as FORTY } from '../domain/conventions/sample'
import { faultsOf } from './judge'
import { openStage, type Stage } from './stage'

jest.setTimeout(120_000)

const PAGES = 'features/conventions/pages'
const NORMAL_PX = 44

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 400_000)
afterAll(() => stage?.close())

let serial = 0
/** An action as somebody does it on their own phone, for what this test does not look at. */
async function act<Data>(who: CastName, action: string, input: object): Promise<Data> {
  return actAs<Data>(CAST[who].openid, action, input)
}

async function actAs<Data>(openid: string, action: string, input: object): Promise<Data> {
  const key = `conventions-test-${serial++}`.padEnd(24, '-')
  const data = { action: `conventions/${action}`, input, key }
  const { result } = await stage.cloud.call('conventions', data, { openid })
  const answer = result as { ok: boolean; data: Data; code: number; message: string }
  if (!answer.ok) throw new Error(`${openid} ${action}: ${answer.code} ${answer.message}`)
  return answer.data
}

const minutesBy = async (who: CastName, folder: string) => {
  const client = stage.cloud.client({ openid: CAST[who].openid })
  const name = `conventions/${folder}/0000000000000001.png`
  return [(await client.uploadFile(name, drawPicture('lampDark'))).fileID]
}

/** People of the compound beside the cast, each of another home. */
function neighbours(): { openid: string; home: string }[] {
  const residents = stage.cloud.database.exportJsonLines('residents').trim().split('\n')
  const homes = new Map<string, string>()
  for (const line of residents) {
    const { _id, households } = JSON.parse(line) as { _id: string; households: { path: string }[] }
    const home = households.find(({ path }) => path.startsWith(`${HOME_COMPOUND}/b03/`))?.path
    if (home && !CAST_OPENIDS.has(_id) && !homes.has(home)) homes.set(home, _id)
  }
  return [...homes].map(([home, openid]) => ({ openid, home }))
}

const DRAWN = '100,200 120,220 140,260 180,300 220,280;300,200 320,260 340,300'

/** Six more sign on the phone, three on paper that the captain and the secretary enter. */
async function signByNine(textHash: string) {
  const signers = neighbours().slice(0, 9)
  expect(signers).toHaveLength(9)
  const where = { compound: HOME_COMPOUND, textHash }
  for (const { openid, home } of signers.slice(0, 6))
    await actAs(openid, 'signConvention', { ...where, household: home, strokes: DRAWN })
  const [sheet] = await minutesBy('captain', 'ef'.repeat(8))
  for (const [index, { home }] of signers.slice(6).entries()) {
    const line = { ...where, household: home, name: `纸上邻居${index + 1}`, sheet }
    expect(await act('captain', 'enterPaperSignature', line)).toMatchObject({
      waitsForSecond: true,
    })
    expect(await act('secretary', 'enterPaperSignature', line)).toMatchObject({
      waitsForSecond: false,
    })
  }
}

/** What the function does by itself every ten minutes. */
const tick = () =>
  stage.cloud.call('conventions', { Type: 'Timer' }, { openid: '', source: 'wx_trigger' })

/** Changes a kept document, as time would: nothing here decides. */
function turn(collection: string, id: string, change: object) {
  const { database } = stage.cloud
  const lines = database.exportJsonLines(collection).trim().split('\n')
  const kept = lines.map((line) => JSON.parse(line)).find(({ _id }) => _id === id)
  database.importJsonLines(collection, JSON.stringify({ ...kept, ...change }), 'upsert')
}

/** The sub-district's yes to what it read. */
async function approve(id: string) {
  const { textHash } = await act<{ textHash: string }>('subDistrictStaff', 'getVersion', { id })
  await act('subDistrictStaff', 'reviewDraft', { id, seen: textHash, decision: 'approve' })
}

/** Most other households say yes on their phones, and the last day passes. */
async function letTheRestVote(id: string) {
  const { database } = stage.cloud
  const { ballot } = await act<{ ballot: { households: number } }>('secretary', 'getVersion', {
    id,
  })
  const building = `${HOME_COMPOUND}/b01`
  const vote = { versionId: id, building, choice: 'for', channel: 'phone', by: 'p-other' }
  const lines = Array.from({ length: Math.ceil(ballot.households * 0.6) }, (_, index) =>
    JSON.stringify({
      ...{ ...vote, _id: `other${index}`, household: `${building}/u9/${index}` },
      ...{ woman: index % 2 === 0, readings: [], waits: false, sheet: '', at: Date.now() },
    }),
  )
  database.importJsonLines('convention_votes', lines.join('\n'), 'upsert')
  turn('convention_versions', id, { voteUntil: Date.now() - 120_000 })
  await tick()
}

/** From the households' yes to the day it holds. */
async function bringIntoForce(id: string) {
  await act('subDistrictStaff', 'fileVersion', { id, number: '荷公约〔2026〕1号' })
  await act('secretary', 'publishVersion', { id, inForceAt: Date.now() + 86_400_000 })
  turn('convention_versions', id, { inForceAt: Date.now() - 1 })
  await tick()
}

/** The revision of a 40-clause text: one clause put differently, one gone, one new, one moved. */
async function revise(): Promise<string> {
  const where = { compound: HOME_COMPOUND, from: 'current' }
  const { id } = await act<{ id: string }>('secretary', 'startVersion', where)
  await act('secretary', 'moveDraft', { id, move: 'start_drafting' })
  type Draft = { title: string; revision: number; clauses: { id: string; text: string }[] }
  const { title, revision, clauses } = await act<Draft>('secretary', 'getVersion', { id })
  const [first, ...rest] = clauses.filter((_clause, place) => place !== 11)
  const moved = [...rest, ...(first ? [first] : [])]
  const changed = moved.map((one) => ({ ...one, text: one.text.replace('22点以后', '21点以后') }))
  const draft = { id, revision, title, summary: '晚上安静的时间早了一小时。', marked: [] }
  const added = { text: '不在楼道吸烟。' }
  await act('secretary', 'saveDraft', { ...draft, clauses: [...changed, added] })
  await act('secretary', 'moveDraft', { id, move: 'send_to_review', notes: NOTES(changed) })
  return id
}

/** The sample says 及时 in one clause: a warning, which stays for a reason. */
const NOTES = (clauses: readonly { id: string; text: string }[]) =>
  clauses
    .filter(({ text }) => text.includes('及时'))
    .map(({ id: clauseId }) => ({ clauseId, kind: 'vague', why: '看天气' }))

async function look(phone: Phone, name: string, elder = false) {
  await stage.keep(phone, `convention-${name}-${elder ? 'elder' : 'normal'}`)
  expect(await faultsOf(phone, elder ? 60 : NORMAL_PX)).toEqual([])
  expect(await phone.errors()).toEqual([])
}

/** Writes something like a name in the field with the mouse. */
async function drawName(phone: Phone) {
  const pad = phone.page
    .frameLocator('iframe.sim-page.active')
    .getByLabel('签名框', { exact: false })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('there is no field to sign in')
  const { mouse } = phone.page
  await mouse.move(box.x + 40, box.y + 60)
  await mouse.down()
  for (let step = 1; step <= 12; step++)
    await mouse.move(box.x + 40 + step * 18, box.y + 90 + Math.sin(step) * 50)
  await mouse.up()
}

test('a convention is written, decided by the households, signed by finger, revised and signed again', async () => {
  const { id } = await act<{ id: string }>('secretary', 'startVersion', {
    compound: HOME_COMPOUND,
    from: 'template',
  })
  const versionPage = `${PAGES}/version/index?id=${id}`
  const phone = await stage.play('resident')
  await phone.tapText('公约')
  await phone.waitForText('还没有施行的公约')
  await phone.tapText('征求意见')
  await phone.tapText('我来说一说')
  await phone.tapText('公共秩序')
  await phone.fill('您的意见', '晚上十点以后请安静一点')
  await phone.tapText('提交意见')
  await phone.waitForText('晚上十点以后请安静一点')
  await look(phone, 'version')
  await phone.tapText('遛狗牵绳')
  await phone.waitForText('这一条还没有意见')
  await look(phone, 'clause-talk')
  for (const [index, { openid }] of neighbours().slice(0, 8).entries())
    await actAs(openid, 'addOpinion', {
      id,
      topic: '日常行为',
      text: `楼道要常打扫，每月${index + 1}次`,
    })

  await phone.open(CAST.secretary.openid, versionPage)
  await phone.tapText('开始写草稿')
  await phone.tapText('写草稿')
  await phone.fill('第 1 条', '乱扔垃圾的罚款50元。')
  await phone.tapText('保存')
  await phone.waitForText('公约不能设罚款')
  await look(phone, 'edit')
  const { revision, title } = await act<{ revision: number; title: string }>(
    'secretary',
    'getVersion',
    { id },
  )
  // The check of words that stands in for WeChat's takes no word of gambling.
  const texts = FORTY.clauses.map(({ text }) => ({ text: text.replace('，不参加赌博', '') }))
  const whole = { id, revision, title, summary: '爱护环境，互相体谅。', marked: [] }
  await act('secretary', 'saveDraft', { ...whole, clauses: texts })
  await phone.goTo(versionPage)
  await phone.waitForText('和范本比，改了什么')
  await look(phone, 'first-redline')
  await phone.tapText('送街道审核')
  await phone.fill('第 8 条“及时”，为什么保留', '看天气')
  await phone.fill('第 17 条“及时”，为什么保留', '看情况')
  await phone.tapText('送审')
  await phone.waitForText('街道正在审核')
  const sent = await act<{ textHash: string }>('subDistrictStaff', 'getVersion', { id })
  const back = { id, seen: sent.textHash, decision: 'send_back', reason: '第三条写具体些' }
  await act('subDistrictStaff', 'reviewDraft', back)
  await phone.goTo(versionPage)
  await phone.waitForText('街道退回：第三条写具体些')
  await look(phone, 'sent-back')
  const { clauses } = await act<{ clauses: { id: string; text: string }[] }>(
    'secretary',
    'getVersion',
    { id },
  )
  await act('secretary', 'moveDraft', { id, move: 'send_to_review', notes: NOTES(clauses) })
  await approve(id)
  await phone.goTo(versionPage)
  await phone.tapText('请各户表决')
  await phone.tapText('公开表决')
  await look(phone, 'ways')
  await phone.tapText('开始表决')
  await phone.waitForText('一户一票')

  const paper = neighbours()[8]?.home ?? ''
  const [ballot] = await minutesBy('secretary', '12'.repeat(8))
  const reading = { id, household: paper, choice: 'for', woman: true, sheet: ballot }
  await act('secretary', 'enterPaperVote', { ...reading, choice: 'against' })
  await act('captain', 'enterPaperVote', reading)
  await phone.open(CAST.captain.openid, versionPage)
  await phone.tapText('录入纸质票')
  await phone.waitForText('另一位录的不一样')
  await look(phone, 'ballots')
  await act('secretary', 'enterPaperVote', reading)
  await phone.open(CAST.resident.openid, versionPage)
  await phone.tapText('赞成')
  await phone.tapText('投票')
  await phone.waitForText('您家现在投的是“赞成”')
  await look(phone, 'ballot')
  await letTheRestVote(id)
  await bringIntoForce(id)

  await phone.goTo(`${PAGES}/home/index`)
  await phone.waitForText('还没签')
  await look(phone, 'home')
  await phone.tapText('看一看，签一签')
  await phone.tapText('我看过了，愿意遵守')
  await phone.waitForText('请在框里写您的名字')
  await drawName(phone)
  await look(phone, 'sign')
  await phone.setNetwork('off')
  await phone.tapText('我看过了，愿意遵守')
  await phone.waitForText('网络')
  await phone.setNetwork('on')
  const page = phone.page.frameLocator('iframe.sim-page.active')
  await page.getByText('我看过了，愿意遵守', { exact: true }).dblclick()
  await phone.waitForText('签名是您的承诺')

  const kept = stage.cloud.database.exportJsonLines('convention_signatures').trim().split('\n')
  const mine = kept
    .map((line) => JSON.parse(line) as { _id: string; signerId: string })
    .filter(({ signerId }) => signerId === CAST.resident.personId)
  // Two taps after a failed try made one signature.
  expect(mine).toHaveLength(1)
  const _id = mine[0]?._id ?? ''
  const forged = toBase64url(Buffer.from(_id, 'hex')) + 'A'.repeat(16)
  await phone.goTo(`${PAGES}/check/index?scene=${forged}`)
  await phone.waitForText('证书或签名记录被改过')
  await look(phone, 'check')
  const { current } = await act<{ current: { textHash: string } }>('resident', 'getConvention', {})
  await signByNine(current.textHash)
  const signatures = stage.cloud.database.exportJsonLines('convention_signatures').split('\n')
  const onThese = signatures.filter((line) => line.includes(current.textHash))
  expect(onThese).toHaveLength(10)

  const second = await revise()
  await approve(second)
  await act('secretary', 'openVote', { id: second, until: Date.now() + 5 * 86_400_000 })
  await letTheRestVote(second)
  await bringIntoForce(second)
  await phone.goTo('pages/me/index')
  await phone.tapText('长辈模式')
  await phone.goTo(`${PAGES}/home/index`)
  await phone.waitForText('改了，请再看看')
  await look(phone, 'home', true)
  await phone.tapText('和以前的版本比一比')
  await phone.waitForText('请看过再签一次')
  for (const words of ['新加', '删去', '改了', '挪了位置', '第 1 到 5 条没有改'])
    await phone.waitForText(words)
  await look(phone, 'compare', true)
  await phone.goTo(`${PAGES}/sign/index`)
  await drawName(phone)
  await phone.tapText('我看过了，愿意遵守')
  await phone.waitForText('签名是您的承诺')
  const again = await act<{ mine: object[] }>('resident', 'getConvention', {})
  expect(again.mine).toMatchObject([{ state: { kind: 'signed', version: 2 } }])
  await phone.goTo(`${PAGES}/version/index?id=${id}`)
  await phone.waitForText('住户公开表决')
  await look(phone, 'version', true)
  await phone.open(CAST.captain.openid, `${PAGES}/home/index`)
  await phone.waitForText('送到每家每户')
  await look(phone, 'captain')
})
