import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { CAST } from '../../tools/district/personas'
import { drawPicture } from '../../tools/district/pictures'
import type { Phone } from '../../tools/simulator/driver'
import { openStage, type Stage } from './stage'

jest.setTimeout(120_000)

let stage: Stage
let folder: string
/** A real photo and a file that only calls itself one. */
const files = { photo: '', fake: '' }

beforeAll(async () => {
  stage = await openStage()
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tongxinyuan-photos-'))
  files.photo = path.join(folder, 'lamp.png')
  files.fake = path.join(folder, 'report.jpg')
  fs.writeFileSync(files.photo, drawPicture('lampDark'))
  fs.writeFileSync(files.fake, 'this is no picture')
}, 400_000)

afterAll(async () => {
  await stage?.close()
  if (folder) fs.rmSync(folder, { recursive: true, force: true })
})

const WORDS = '说一说，一句话也行'
const MINE_PAGE = 'features/requests/pages/mine/index'
const SUBMIT_PAGE = 'features/requests/pages/submit/index'

/** Leaves the page's mistakes for the test to see: strict mode throws on what is not simulated. */
async function leave(phone: Phone) {
  expect(await phone.errors()).toEqual([])
  await stage.putDown(phone)
}

/** Fills in a new request up to the last look. */
async function writeRequest(phone: Phone, words: string, photo?: string) {
  await phone.tapText('公共维修')
  await phone.fill(WORDS, words)
  if (photo) {
    await phone.chooseFiles('添加照片，还可以加 6 张', [photo])
    await phone.waitForNoText('正在上传')
  }
  await phone.tapText('下一步')
  await phone.tapText('楼道、电梯、楼门口')
  await phone.tapText('下一步')
  await phone.waitForText('看一看，对不对？')
}

/** How many requests a resident has with these words, by the server's own list. */
async function countMine(words: string): Promise<number> {
  const { result } = await stage.cloud
    .client({ openid: CAST.resident.openid })
    .callFunction('requests', { action: 'requests/listMyRequests', input: {} })
  const { data } = result as { data: { items: { excerpt: string }[] } }
  return data.items.filter((item) => item.excerpt === words).length
}

test('a request goes from a photo to an answer, back, and to its end', async () => {
  const words = '二楼楼道的灯不亮了'
  const resident = await stage.play('resident')
  await resident.tapText('诉求')
  await writeRequest(resident, words, files.photo)
  await resident.tapText('提交')
  await resident.waitForText('我们已收到')
  await resident.tapText('看进展')
  await resident.waitForText('已经转给小区网格员，等着受理。')
  await leave(resident)

  const worker = await stage.play('gridWorker')
  await worker.tapText('我的职责')
  await worker.tapText(words)
  await worker.tapText('受理')
  await worker.tapText('交给别人办')
  await worker.tapText(CAST.handler.name)
  await worker.fill('交代一句', '三楼住着老人，请先打电话')
  await worker.tapText(`交给${CAST.handler.name}`)
  await worker.waitForText('等着签收')
  await worker.tapText('知道了')
  await worker.waitForText('已交办')
  await leave(worker)

  const handler = await stage.play('handler')
  await handler.tapText('我的职责')
  await handler.tapText(words)
  await handler.waitForText('三楼住着老人，请先打电话')
  await handler.tapText('签收，开始办')
  await resolve(handler, '换了新灯泡')
  await leave(handler)

  const answering = await stage.play('resident', MINE_PAGE)
  await answering.tapText(words)
  await answering.tapText('告诉我们解决了没有')
  await answering.waitForText('办事的人说：换了新灯泡')
  await answering.tapText('退回去重新办')
  await answering.tapText('告诉他们')
  await answering.waitForText('请写一写哪里没解决')
  await answering.fill('哪里没解决', '亮了一天又灭了')
  await answering.tapText('告诉他们')
  await answering.waitForText('已经退回去重新办')
  await answering.tapText('知道了')
  await answering.waitForText('没解决，重新办')
  await leave(answering)

  const again = await stage.play('handler')
  await again.tapText('我的职责')
  await again.tapText(words)
  await again.waitForText('亮了一天又灭了')
  await resolve(again, '换了整个灯座')
  await leave(again)

  const content = await stage.play('resident', MINE_PAGE)
  await content.tapText(words)
  await content.tapText('告诉我们解决了没有')
  await content.tapText('这件事就办完了')
  await content.tapText('很满意')
  await content.tapText('告诉他们')
  await content.waitForText('谢谢您告诉我们')
  await content.tapText('知道了')
  await content.waitForText('这件事办完了。')
  await leave(content)
})

/** The handler says how it was solved, with a photo. */
async function resolve(phone: Phone, words: string) {
  await phone.tapText('办好了，写结果')
  await phone.fill('说一说', words)
  await phone.chooseFiles('添加照片，还可以加 6 张', [files.photo])
  await phone.waitForNoText('正在上传')
  await phone.tapText('提交结果')
  await phone.waitForText('已经告诉居民')
  await phone.tapText('知道了')
  await phone.waitForText('等居民确认')
}

test('a form says what is wrong in Chinese and keeps what was typed', async () => {
  const phone = await stage.play('resident', SUBMIT_PAGE)
  await phone.tapText('公共维修')
  await phone.tapText('下一步')
  await phone.waitForText('请写一写哪里不对')
  await phone.fill(WORDS, '灯'.repeat(5000))
  await phone.waitForText('请删去 4000 个字')
  await phone.tapText('下一步')
  expect(await phone.valueOf(WORDS)).toHaveLength(5000)
  await phone.fill(WORDS, '灯坏了')
  await phone.chooseFiles('添加照片，还可以加 6 张', [files.fake])
  await phone.waitForText('这不是照片')
  expect(await phone.valueOf(WORDS)).toBe('灯坏了')
  await leave(phone)
})

test('a network that fails loses nothing, and trying again makes one request', async () => {
  const words = '电梯门口的灯一直闪'
  const phone = await stage.play('resident', SUBMIT_PAGE)
  await writeRequest(phone, words)
  await phone.setNetwork('off')
  await phone.tapText('提交')
  await phone.waitForText('您写的都还在，没有丢')
  await phone.setNetwork('on')
  await phone.tapText('提交')
  await phone.waitForText('我们已收到')
  expect(await countMine(words)).toBe(1)
  await leave(phone)
})

test('an answer that is lost on the way back does not make a second request', async () => {
  const words = '三楼的声控灯不灵'
  const phone = await stage.play('resident', SUBMIT_PAGE)
  await writeRequest(phone, words)
  let dropped = 0
  await phone.page.route('**/__client/**', async (route) => {
    if (!route.request().postData()?.includes('submitRequest') || dropped > 1) {
      return route.continue()
    }
    dropped += 1
    await route.fetch() // it arrives, and the answer does not
    await route.abort()
  })
  await phone.tapText('提交')
  await phone.waitForText('您写的都还在，没有丢')
  await phone.tapText('提交')
  await phone.waitForText('我们已收到')
  expect(dropped).toBe(2)
  expect(await countMine(words)).toBe(1)
  await phone.close()
})

test('two quick taps on submit make one request', async () => {
  const words = '楼门口的门禁刷不开'
  const phone = await stage.play('resident', SUBMIT_PAGE)
  await writeRequest(phone, words)
  await phone.setNetwork('slow')
  const button = phone.page
    .frameLocator('iframe.sim-page.active')
    .getByText('提交', { exact: true })
  await button.dblclick()
  await phone.waitForText('我们已收到')
  expect(await countMine(words)).toBe(1)
  await leave(phone)
})

test('a guest reports a place by looking for it', async () => {
  const phone = await stage.play('guest')
  await phone.tapText('报一个问题')
  await phone.tapText('安全隐患')
  await phone.fill(WORDS, '路边的井盖松了')
  await phone.tapText('下一步')
  await phone.tapText('茨菇塘街道')
  await phone.tapText('荷叶塘社区')
  await phone.tapText('小满荷苑')
  await phone.tapText('就在小满荷苑')
  await phone.waitForText('已选')
  await phone.tapText('下一步')
  await phone.tapText('提交')
  await phone.waitForText('我们已收到')
  await leave(phone)
})

test('a draft is still there after the page was closed', async () => {
  const phone = await stage.play('tenant', SUBMIT_PAGE)
  await phone.tapText('环境卫生')
  await phone.fill(WORDS, '楼下垃圾没人收')
  await phone.page.waitForTimeout(300)
  await phone.open(CAST.tenant.openid, SUBMIT_PAGE)
  await phone.waitForText('上次没写完的，给您留着呢。')
  expect(await phone.valueOf(WORDS)).toBe('楼下垃圾没人收')
  await leave(phone)
})
