/**
 * The template to the phone, and the filled table to the cloud.
 * @module
 */
import type { TableKind } from '@domain/organization/tables'
import { getTemplate, startImport } from '@functions/organization/contract'
import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import { CallError, call, openFile, uploadFile } from '@/cloud'
import { routes } from '../../routes'

type Doing = 'template' | 'reading'

interface Upload {
  doing: Doing | undefined
  error: { about: Doing; message: string } | undefined
  openTemplate: () => Promise<void>
  choose: () => Promise<void>
}

const wasCancelled = (reason: unknown) => JSON.stringify(reason ?? '').includes('cancel')

/** Opens a table over the page; from its menu it goes on to a computer. */
async function showTemplate(kind: TableKind, scope: string): Promise<void> {
  const { fileName, xlsxBase64 } = await call(getTemplate, { kind, scope })
  await openFile(fileName, 'xlsx', xlsxBase64)
}

/** The file is read by now, or never will be; the cloud removes by itself what this misses. */
const removeFile = (file: string) =>
  Taro.cloud.deleteFile({ fileList: [file] }).catch(() => undefined)

async function sendTable(
  kind: TableKind,
  scope: string,
  onChosen: () => void,
): Promise<string | undefined> {
  const { tempFiles } = await Taro.chooseMessageFile({
    count: 1,
    type: 'file',
    extension: ['xlsx'],
  })
  const [chosen] = tempFiles
  if (!chosen) return undefined
  onChosen()
  const file = await uploadFile(chosen.path, 'xlsx', 'organization')
  try {
    const fileName = chosen.name.slice(-100) || '表格.xlsx'
    return (await call(startImport, { kind, scope, file, fileName })).id
  } finally {
    void removeFile(file)
  }
}

/** What the page does with files; one thing at a time. */
export function useUpload(kind: TableKind, scope: string): Upload {
  const [doing, setDoing] = useState<Doing>()
  const [error, setError] = useState<Upload['error']>()
  const busy = useRef(false)

  const run = async (about: Doing, work: () => Promise<void>, otherwise: string) => {
    if (busy.current) return
    busy.current = true
    setError(undefined)
    try {
      await work()
    } catch (reason) {
      if (wasCancelled(reason)) return
      setError({ about, message: reason instanceof CallError ? reason.message : otherwise })
    } finally {
      busy.current = false
      setDoing(undefined)
    }
  }
  const openTemplate = () =>
    run(
      'template',
      () => {
        setDoing('template')
        return showTemplate(kind, scope)
      },
      '模板没有打开，请再试一次',
    )
  const choose = () =>
    run(
      'reading',
      async () => {
        const id = await sendTable(kind, scope, () => setDoing('reading'))
        if (id) await Taro.redirectTo({ url: routes.one(id) })
      },
      '表格没有读成，请再选一次',
    )
  return { doing, error, openTemplate, choose }
}
