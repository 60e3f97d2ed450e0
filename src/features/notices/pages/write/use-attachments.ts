/**
 * PDF files of a notice: chosen from a chat, sent at once.
 * @module
 */
import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import { CallError, uploadFile } from '@/cloud'

export interface Attachments {
  files: { name: string; file: string }[]
  uploading: boolean
  error: string | undefined
  add: () => Promise<void>
  remove: (index: number) => void
}

const wasCancelled = (reason: unknown) => JSON.stringify(reason ?? '').includes('cancel')

/** @param kept files sent before */
export function useAttachments(kept: Attachments['files'], most: number): Attachments {
  const [files, setFiles] = useState(kept)
  const [uploading, setUploading] = useState(false)
  const [error, setError] = useState<string>()
  const busy = useRef(false)

  const send = async () => {
    const { tempFiles } = await Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['pdf'],
    })
    const [chosen] = tempFiles
    if (!chosen) return
    setUploading(true)
    const file = await uploadFile(chosen.path, 'pdf')
    setFiles((list) => [...list, { name: chosen.name.slice(0, 60), file }].slice(0, most))
  }

  const add = async () => {
    if (busy.current) return
    busy.current = true
    setError(undefined)
    try {
      await send()
    } catch (reason) {
      if (wasCancelled(reason)) return
      setError(reason instanceof CallError ? reason.message : '附件没有传上去，请再试一次')
    } finally {
      busy.current = false
      setUploading(false)
    }
  }
  const remove = (index: number) => setFiles((list) => list.filter((_, at) => at !== index))
  return { files, uploading, error, add, remove }
}
