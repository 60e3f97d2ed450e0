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

const FORBIDDEN = '\\/:*?"<>|'
/** Bidirectional marks and separators of lines: a name with them shows other than it is. */
const isUnseen = (code: number): boolean =>
  code < 0x20 ||
  (code >= 0x7f && code <= 0x9f) ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x2028 && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  code === 0xfeff

/** Characters of a name that a phone's file system keeps whole, in Chinese too: 255 bytes. */
const MOST_CHARACTERS = 60

/**
 * A title as the name of a file: what separates folders or is refused by Android, iOS or Windows, to
 * which files are sent on, becomes a hyphen. The ending stays, however long the rest is.
 * @returns at least `文件` and the ending
 */
export function fileNameOf(title: string, fileType: 'pdf' | 'xlsx'): string {
  const ending = `.${fileType}`
  const bare = title.endsWith(ending) ? title.slice(0, -ending.length) : title
  const clean = [...bare].map((one) =>
    FORBIDDEN.includes(one) || isUnseen(one.codePointAt(0) ?? 0) ? '-' : one,
  )
  const trimmed = [
    ...clean
      .join('')
      .replace(/-{2,}/g, '-')
      .replace(/^[\s.-]+/, ''),
  ]
  const short = trimmed
    .slice(0, MOST_CHARACTERS)
    .join('')
    .replace(/[\s.-]+$/, '')
  return (short || '文件') + ending
}

/** Writes a file under its whole name and opens it; rejects as the phone does. */
export async function openFile(
  fileName: string,
  fileType: 'pdf' | 'xlsx',
  base64: string,
): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${fileNameOf(fileName, fileType)}`
  await writeFile(filePath, base64)
  await Taro.openDocument({ filePath, fileType, showMenu: true })
}
