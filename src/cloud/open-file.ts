/**
 * A file that a function made, opened by the phone; printed or sent on from there.
 * @module
 */
import Taro from '@tarojs/taro'

function writeFile(filePath: string, base64: string): Promise<void> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: base64,
      encoding: 'base64',
      success: () => resolve(),
      fail: reject,
    })
  })
}

/** Writes a file under its whole name and opens it; rejects as the phone does. */
export async function openFile(
  fileName: string,
  fileType: 'pdf' | 'xlsx',
  base64: string,
): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${fileName}`
  await writeFile(filePath, base64)
  await Taro.openDocument({ filePath, fileType, showMenu: true })
}
