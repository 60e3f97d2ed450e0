import { toBase64url } from '@domain/ballot/v1/bytes'
import type { CastName } from '../../tools/district/personas'
import { CAST, CAST_OPENIDS } from '../../tools/district/personas'
import { drawPicture } from '../../tools/district/pictures'
import { HOME_COMPOUND } from '../../tools/district/stage'
import type { Phone } from '../../tools/simulator/driver'
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

/** A revision with one new clause, up to the sub-district's review. */
async function revise(clause: string): Promise<string> {
  const where = { compound: HOME_COMPOUND, from: 'current' }
  const { id } = await act<{ id: string }>('secretary', 'startVersion', where)
  await act('secretary', 'moveDraft', { id, move: 'start_drafting' })
  const { title, revision, clauses } = await act<{
    title: string
    revision: number
    clauses: object[]
  }>('secretary', 'getVersion', { id })
  const draft = { id, revision, title, summary: '加了一条。', marked: [] }
  await act('secretary', 'saveDraft', { ...draft, clauses: [...clauses, { text: clause }] })
  await act('secretary', 'moveDraft', { id, move: 'send_to_review' })
  return id
}

/** From the sub-district's yes to the day it holds. */
async function bringIntoForce(id: string) {
  const { textHash } = await act<{ textHash: string }>('subDistrictStaff', 'getVersion', { id })
  await act('subDistrictStaff', 'reviewDraft', { id, seen: textHash, decision: 'approve' })
  const votes = { id, present: 70, women: 36, for: 66, against: 2, abstain: 2 }
  const first = await minutesBy('secretary', 'ab'.repeat(8))
  const second = await minutesBy('communityStaff', 'cd'.repeat(8))
  await act('secretary', 'enterVote', { ...votes, minutes: first })
  await act('communityStaff', 'enterVote', { ...votes, minutes: second })
  await act('subDistrictStaff', 'fileVersion', { id, number: '荷公约〔2026〕1号' })
  await act('secretary', 'publishVersion', { id, inForceAt: Date.now() + 2_000 })
  await new Promise((resolve) => setTimeout(resolve, 2_100))
  await stage.cloud.call('conventions', { Type: 'Timer' }, { openid: '', source: 'wx_trigger' })
}

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

test('a convention is written, decided and signed by finger, and its certificate checked', async () => {
  const { id } = await act<{ id: string }>('secretary', 'startVersion', {
    compound: HOME_COMPOUND,
    from: 'template',
  })
  const resident = await stage.play('resident')
  await resident.tapText('公约')
  await resident.waitForText('还没有施行的公约')
  await look(resident, 'none')
  await resident.tapText('征求意见')
  await resident.tapText('我来说一说')
  await resident.tapText('公共秩序')
  await resident.fill('您的意见', '晚上十点以后请安静一点')
  await look(resident, 'opinion')
  await resident.tapText('提交意见')
  await resident.waitForText('晚上十点以后请安静一点')
  await look(resident, 'version')
  for (const [index, { openid }] of neighbours().slice(0, 8).entries())
    await actAs(openid, 'addOpinion', {
      id,
      topic: '日常行为',
      text: `楼道要常打扫，每月${index + 1}次`,
    })

  await resident.open(CAST.secretary.openid, `${PAGES}/version/index?id=${id}`)
  await resident.tapText('开始写草稿')
  await resident.tapText('写草稿')
  await resident.fill('第 1 条', '乱扔垃圾的罚款50元。')
  await resident.tapText('保存')
  await resident.waitForText('公约不能设罚款')
  await look(resident, 'edit')
  await resident.fill('第 1 条', '垃圾分类投放到指定的桶里。')
  await resident.fill('一段话说明白', '爱护环境，互相体谅。')
  await resident.tapText('保存')
  await resident.waitForNoText('公约不能设罚款')
  await resident.back()
  await resident.tapText('送街道审核')
  await resident.fill('保留的理由', '无')
  await resident.tapText('送审')
  await resident.waitForText('街道正在审核')
  const sent = await act<{ textHash: string }>('subDistrictStaff', 'getVersion', { id })
  const back = { id, seen: sent.textHash, decision: 'send_back', reason: '第三条写具体些' }
  await act('subDistrictStaff', 'reviewDraft', back)
  await resident.open(CAST.secretary.openid, `${PAGES}/version/index?id=${id}`)
  await resident.waitForText('街道退回：第三条写具体些')
  await look(resident, 'sent-back')
  await act('secretary', 'moveDraft', { id, move: 'send_to_review' })
  await bringIntoForce(id)

  await resident.open(CAST.resident.openid, `${PAGES}/home/index`)
  await resident.waitForText('还没签')
  await look(resident, 'home')
  await resident.tapText('看一看，签一签')
  await resident.tapText('我看过了，愿意遵守')
  await resident.waitForText('请在框里写您的名字')
  await drawName(resident)
  await look(resident, 'sign')
  await resident.setNetwork('off')
  await resident.tapText('我看过了，愿意遵守')
  await resident.waitForText('网络')
  await resident.setNetwork('on')
  const page = resident.page.frameLocator('iframe.sim-page.active')
  await page.getByText('我看过了，愿意遵守', { exact: true }).dblclick()
  await resident.waitForText('签名是您的承诺')
  await look(resident, 'signed')

  const kept = stage.cloud.database.exportJsonLines('convention_signatures').trim().split('\n')
  const mine = kept
    .map((line) => JSON.parse(line) as { _id: string; signerId: string })
    .filter(({ signerId }) => signerId === CAST.resident.personId)
  // Two taps after a failed try made one signature.
  expect(mine).toHaveLength(1)
  const _id = mine[0]?._id ?? ''
  const forged = toBase64url(Buffer.from(_id, 'hex')) + 'A'.repeat(16)
  await resident.goTo(`${PAGES}/check/index?scene=${forged}`)
  await resident.waitForText('证书或签名记录被改过')
  await look(resident, 'check')

  await resident.goTo('pages/me/index')
  await resident.tapText('长辈模式')
  await resident.goTo(`${PAGES}/home/index`)
  await resident.waitForText('已签')
  await look(resident, 'home', true)
  await resident.goTo(`${PAGES}/version/index?id=${id}`)
  await resident.waitForText('居民会议表决')
  await look(resident, 'version', true)

  await resident.open(CAST.captain.openid, `${PAGES}/home/index`)
  await resident.waitForText('送到每家每户')
  await look(resident, 'captain')
  await resident.tapText('愿意我上门的人家')
  await resident.waitForText('现在没有请您上门的')
  await look(resident, 'visits')
  await resident.back()
  await resident.tapText('录入纸上的签名')
  await resident.waitForText('没有等着录的签名纸')
  await look(resident, 'paper')
  const { current } = await act<{ current: { textHash: string } }>('resident', 'getConvention', {})
  await signByNine(current.textHash)
  const second = await revise('不在楼道吸烟。')
  await bringIntoForce(second)
  await resident.open(CAST.resident.openid, `${PAGES}/home/index`)
  await resident.waitForText('改了，请再看看')
  await resident.tapText('和以前的版本比一比')
  await resident.waitForText('新加 1 条')
  await resident.waitForText('请看过再签一次')
  await look(resident, 'compare')
  await resident.goTo(`${PAGES}/sign/index`)
  await drawName(resident)
  await resident.tapText('我看过了，愿意遵守')
  await resident.waitForText('签名是您的承诺')
  await resident.goTo(`${PAGES}/home/index`)
  await resident.waitForText('已签')

  const third = await revise('每年春天一起种一次树。')
  const seen = await act<{ textHash: string }>('subDistrictStaff', 'getVersion', { id: third })
  const yes = { id: third, seen: seen.textHash, decision: 'approve' }
  await act('subDistrictStaff', 'reviewDraft', yes)
  await resident.open(CAST.secretary.openid, `${PAGES}/version/index?id=${third}`)
  await resident.tapText('请各户表决')
  await resident.tapText('开始表决')
  await resident.open(CAST.resident.openid, `${PAGES}/version/index?id=${third}`)
  await resident.tapText('赞成')
  await resident.tapText('投票')
  await resident.waitForText('您家现在投的是“赞成”')
  await look(resident, 'ballot')
})
