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
import { daysFromNow } from './days'
import { useAttachments } from './use-attachments'

export interface NoticeFields {
  audience: string
  title: string
  body: string
  /** Days from today; '0' for none. */
  mustRead: string
  expires: string
  /** What was corrected; for a published notice only. */
  reason: string
}

/** Everything the writing page needs, and the one call that hands it in. */
export function useNoticeForm(id: string | undefined, view: EditorView) {
  const { notice, audiences } = view
  const [fields, setFields] = useState<NoticeFields>({
    audience: notice?.audience ?? audiences[0]?.path ?? '',
    title: notice?.title ?? '',
    body: notice?.body ?? '',
    mustRead: '0',
    expires: '0',
    reason: '',
  })
  const put = (change: Partial<NoticeFields>) => setFields((was) => ({ ...was, ...change }))
  const pictures = usePhotos(notice?.pictures ?? [], MAX_PICTURES)
  const attachments = useAttachments(notice?.attachments ?? [], MAX_ATTACHMENTS)
  const write = useCommand(writeNotice)
  const correct = useCommand(correctNotice)
  const isCorrection = notice?.state === 'published'

  const send = (submit: boolean): Promise<SubmitAnswer | undefined> => {
    const content = {
      title: fields.title,
      body: fields.body,
      pictures: pictures.fileIds,
      attachments: attachments.files,
      mustReadBy: daysFromNow(fields.mustRead) ?? notice?.mustReadBy ?? null,
      expiresAt: daysFromNow(fields.expires) ?? notice?.expiresAt ?? null,
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
    send,
    pending: write.pending || correct.pending,
    error: write.error ?? correct.error,
  }
}

export type NoticeForm = ReturnType<typeof useNoticeForm>
