import { claimByCode } from './claim'
import { faultsOf } from './judge'
import { openStage, type Stage } from './stage'

jest.setTimeout(180_000)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 400_000)
afterAll(() => stage?.close())

const PAGES = 'features/residence/pages'

/** Keeps a screen and finds nothing wrong with it. */
async function see(phone: Awaited<ReturnType<Stage['play']>>, name: string, target = 44) {
  await stage.keep(phone, name)
  expect(await faultsOf(phone, target)).toEqual([])
  expect(await phone.errors()).toEqual([])
}

test('a newcomer claims an empty home by its code and is at home', async () => {
  const phone = await stage.play('newcomer')
  await claimByCode(phone, (screen) => see(phone, `residence-${screen}`))
  await phone.goTo(`${PAGES}/mine/index`)
  await phone.waitForText('2单元301')
  await see(phone, 'residence-mine')
  await phone.goTo(`${PAGES}/card/index`)
  await phone.waitForText('用微信手机号')
  await see(phone, 'residence-card')
  await phone.tapText('用微信手机号')
  await phone.tapText('允许')
  await phone.waitForText('把微信绑定的手机号留给同心圆。')
  await see(phone, 'residence-phone-consent')
  await phone.tapText('先不了')
  await phone.waitForNoText('把微信绑定的手机号留给同心圆。')
  await phone.tapText('用微信手机号')
  await phone.tapText('允许')
  await phone.tapText('同意，接着办')
  await phone.waitForText('换成现在的微信手机号')
})

test('the pages of head and secretary are plain in elder mode too', async () => {
  const phone = await stage.play('secretary', 'pages/me/index')
  await phone.tapText('长辈模式')
  await see(phone, 'residence-me-elder', 60)
  await phone.goTo(`${PAGES}/slips/index`)
  await phone.tapText('3栋')
  await phone.waitForText('换新码')
  await see(phone, 'residence-slips-elder', 60)
  await phone.goTo(`${PAGES}/answers/index`)
  await phone.waitForText('没有等您答复的认领')
  await see(phone, 'residence-answers-elder', 60)
  await phone.goTo(`${PAGES}/mine/index`)
  await phone.waitForText('搬走了')
  await see(phone, 'residence-mine-elder', 60)
  await phone.goTo(`${PAGES}/card/index`)
  await phone.waitForText('换成现在的微信手机号')
  await see(phone, 'residence-card-elder', 60)
})
