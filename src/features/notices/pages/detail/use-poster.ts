/**
 * The poster: made by the function, opened by the phone, printed or sent on from there.
 * @module
 */
import { getPoster } from '@functions/notices/contract'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { CallError, call } from '@/cloud'

interface Poster {
  open: () => Promise<void>
  pending: boolean
  error: { message: string } | undefined
}

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

/** Makes the poster of a notice and opens it. */
export function usePoster(id: string): Poster {
  const [state, setState] = useState<{ pending: boolean; error?: { message: string } }>({
    pending: false,
  })
  const open = async () => {
    if (state.pending) return
    setState({ pending: true })
    try {
      const { pdfBase64 } = await call(getPoster, { id })
      const filePath = `${Taro.env.USER_DATA_PATH}/notice-${id}.pdf`
      await writeFile(filePath, pdfBase64)
      await Taro.openDocument({ filePath, fileType: 'pdf', showMenu: true })
      setState({ pending: false })
    } catch (thrown) {
      const message = thrown instanceof CallError ? thrown.message : '海报没有打开，请再试一次'
      setState({ pending: false, error: { message } })
    }
  }
  return { open, pending: state.pending, error: state.error }
}
