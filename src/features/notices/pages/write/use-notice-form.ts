/**
 * The notice being written.
 * @module
 */
import {
  correctNotice,
  type EditorView,
  MAX_ATTACHMENTS,
  MAX_PICTURES,
  type SubmitAnswer,
  writeNotice,
} from '@functions/notices/contract'
import { useState } from 'react'
import { useCommand, usePhotos } from '@/cloud'
import { firstChoice, momentOf } from './days'
import { useAttachments } from './use-attachments'

export interface NoticeFields {
  audience: string
  title: string
  body: string
  /** Days from today, '0' for none, or the day there is already. */
  mustRead: string
  expires: string
  /** What was corrected; for a published notice only. */
  reason: string
}

/** Days that may stay as they are: of a draft only those to come, of what is out also the past ones. */
function keptDays(notice: EditorView['notice'], isCorrection: boolean) {
  const holds = (at: number | null) =>
    at !== null && (isCorrection || at > Date.now()) ? at : null
  return {
    mustReadBy: holds(notice?.mustReadBy ?? null),
    expiresAt: holds(notice?.expiresAt ?? null),
  }
}

/** Everything the writing page needs, and the one call that hands it in. */
export function useNoticeForm(id: string | undefined, view: EditorView) {
  const { notice, audiences } = view
  const isCorrection = notice?.state === 'published'
  const [kept] = useState(() => keptDays(notice, isCorrection))
  const [fields, setFields] = useState<NoticeFields>({
    audience: notice?.audience ?? audiences[0]?.path ?? '',
    title: notice?.title ?? '',
    body: notice?.body ?? '',
    mustRead: firstChoice(kept.mustReadBy),
    expires: firstChoice(kept.expiresAt),
    reason: '',
  })
  const put = (change: Partial<NoticeFields>) => setFields((was) => ({ ...was, ...change }))
  const pictures = usePhotos(notice?.pictures ?? [], MAX_PICTURES)
  const attachments = useAttachments(notice?.attachments ?? [], MAX_ATTACHMENTS)
  const write = useCommand(writeNotice)
  const correct = useCommand(correctNotice)
  const send = (submit: boolean): Promise<SubmitAnswer | undefined> => {
    const content = {
      title: fields.title,
      body: fields.body,
      pictures: pictures.fileIds,
      attachments: attachments.files,
      mustReadBy: momentOf(fields.mustRead, kept.mustReadBy),
      expiresAt: momentOf(fields.expires, kept.expiresAt),
    }
    if (isCorrection && id !== undefined) {
      return correct.run({ id, ...content, reason: fields.reason })
    }
    return write.run({ ...(id && { id }), audience: fields.audience, ...content, submit })
  }

  return {
    fields,
    put,
    pictures,
    attachments,
    isCorrection,
    kept,
    send,
    pending: write.pending || correct.pending,
    error: write.error ?? correct.error,
  }
}

export type NoticeForm = ReturnType<typeof useNoticeForm>
