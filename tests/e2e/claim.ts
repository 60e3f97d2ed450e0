/** Becoming a resident, as a newcomer does it. @module */
import { DEMO_HOMES, demoCode } from '../../tools/district/demo-codes'
import type { Phone } from '../../tools/simulator/driver'

/** From the home page to the welcome: an empty home of the captain's building, by its code. */
export async function claimByCode(
  phone: Phone,
  see: (screen: string) => Promise<void> = async () => {},
): Promise<void> {
  await phone.waitForText('认领我的家')
  await see('guest-home')
  await phone.tapText('认领我的家')
  for (const place of ['茨菇塘街道', '荷叶塘社区', '小满荷苑', '3栋']) await phone.tapText(place)
  await phone.waitForText('2单元')
  await see('rooms')
  await phone.tapText('2单元')
  await phone.tapText('301')
  await phone.tapText('我是业主')
  await phone.tapText('填户码')
  await phone.fill('户码', demoCode(DEMO_HOMES[0]?.path ?? ''))
  await see('form')
  await phone.tapText('认领')
  // What is kept and why comes first; the claim goes on from there.
  await phone.waitForText('登记您住哪一户、和这一户的关系。')
  await see('consent')
  await phone.tapText('同意，接着办')
  await phone.waitForText('已通过')
  await see('approved')
}
