/**
 * WeChat's own question whether a message may be sent. It may only be asked in answer to a tap.
 * @module
 */
import Taro from '@tarojs/taro'

/**
 * Asks once for one template.
 * @returns true for yes; false for no, for never, and where the phone can't ask
 */
export async function askForPush(templateId: string): Promise<boolean> {
  try {
    // Taro's types want Alipay's field too.
    const asked = { tmplIds: [templateId], entityIds: [] }
    const answer: Readonly<Record<string, unknown>> = {
      ...(await Taro.requestSubscribeMessage(asked)),
    }
    return answer[templateId] === 'accept'
  } catch {
    return false
  }
}
