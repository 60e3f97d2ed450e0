import {
  type BlockedDetails,
  type EditorView,
  MAX_BODY,
  MAX_PICTURES,
  MAX_TITLE,
} from '@functions/notices/contract'
import { View } from '@tarojs/components'
import { Button, ChoiceGrid, Notice, Page, Picker, TextArea, TextField, Uploader } from '@/ui'
import { AttachmentField } from './attachment-field'
import { EXPIRES, MUST_READ, withKept } from './days'
import { Findings } from './findings'
import { type NoticeForm, useNoticeForm } from './use-notice-form'

interface EditorProps {
  id: string | undefined
  view: EditorView
  /** Called with what happens next. */
  onDone: (words: string) => void
}

/** Why it can't be handed in yet, or undefined when it can. */
function waitReason({ pictures, attachments }: NoticeForm): string | undefined {
  if (pictures.uploading || attachments.uploading) return '图片或附件还在上传，请稍等'
  return pictures.failed ? '有图片没传上去，请点图片重试，或者删掉' : undefined
}

/** The form. What was typed stays, whatever the answer. */
export function Editor({ id, view, onDone }: EditorProps) {
  const form = useNoticeForm(id, view)
  const { fields, put, isCorrection, error } = form
  const details = error?.details as BlockedDetails | undefined
  const send = async (submit: boolean) => {
    const answer = await form.send(submit)
    if (!answer) return
    if (!submit) onDone('存好了，在“我写的”里接着写。')
    else if (answer.reasons.length > 0) onDone('已经交给书记看一看，看过就发。')
    else onDone('已经发出去了，居民在首页和公告里看得到。')
  }
  return (
    <Page
      title={isCorrection ? '更正公告' : '写公告'}
      lead={isCorrection ? '以前的版本居民还看得到。' : '用邻居听得懂的话，一件事写一条。'}
      bottom={
        <View>
          {error && error.kind !== 'input' && (
            <Notice tone='danger'>
              {details?.findings ? '有不能公开的内容，请看页面最上面' : error.message}
            </Notice>
          )}
          <Button
            label={isCorrection ? '发出更正' : '发出去'}
            loading={form.pending}
            loadingLabel='正在检查'
            disabledReason={waitReason(form)}
            onPress={() => void send(true)}
          />
          {!isCorrection && <Button kind='text' label='先存着' onPress={() => void send(false)} />}
        </View>
      }
    >
      {view.notice?.returnedBecause !== undefined && (
        <Notice tone='warn'>请改一改：{view.notice.returnedBecause}</Notice>
      )}
      {details?.findings && <Findings findings={details.findings} />}
      {!isCorrection && (
        <Picker
          label='发给谁'
          options={view.audiences.map(({ path, name }) => ({ value: path, label: name }))}
          value={fields.audience}
          error={error?.fields.audience}
          onChange={(audience) => put({ audience })}
        />
      )}
      <TextField
        label='标题'
        placeholder='例如：周三上午停水'
        defaultValue={fields.title}
        limit={MAX_TITLE}
        error={error?.fields.title}
        onChange={(title) => put({ title })}
      />
      <TextArea
        label='内容'
        hint='写“公约第7条”，邻居就能点开看这一条'
        placeholder='什么事、什么时候、要大家做什么、找谁问'
        defaultValue={fields.body}
        limit={MAX_BODY}
        error={error?.fields.body}
        onChange={(body) => put({ body })}
      />
      {isCorrection && (
        <TextField
          label='更正了什么'
          placeholder='例如：停水时间改到周四'
          limit={200}
          error={error?.fields.reason}
          onChange={(reason) => put({ reason })}
        />
      )}
      <Uploader
        label='图片'
        optional
        most={MAX_PICTURES}
        photos={form.pictures.photos}
        error={error?.fields.photos}
        onAdd={form.pictures.add}
        onRemove={form.pictures.remove}
        onRetry={form.pictures.retry}
      />
      <AttachmentField attachments={form.attachments} />
      <ChoiceGrid
        label='要每家都看到吗'
        options={withKept(MUST_READ, form.kept.mustReadBy)}
        value={fields.mustRead}
        onChange={(mustRead) => put({ mustRead })}
      />
      <ChoiceGrid
        label='什么时候过期'
        options={withKept(EXPIRES, form.kept.expiresAt)}
        value={fields.expires}
        onChange={(expires) => put({ expires })}
      />
    </Page>
  )
}
