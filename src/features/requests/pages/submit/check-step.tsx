import { CATEGORIES } from '@domain/requests/categories'
import { Button, Cell, List, Notice, PhotoRow, Section } from '@/ui'
import { photosReason } from '../../parts/photos'
import { StepFrame } from './step'
import type { SubmitForm } from './use-submit-form'

/** A last look; a tap on a row goes back to mend it. */
export function CheckStep({ form }: { form: SubmitForm }) {
  const { draft, photos, failure, pending } = form
  const place = [draft.place?.name, draft.spot.trim()].filter(Boolean).join('，')
  return (
    <StepFrame
      form={form}
      title='看一看，对不对？'
      button={
        <Button
          label='提交'
          loading={pending}
          loadingLabel='正在提交'
          disabledReason={photosReason(photos)}
          onPress={() => void form.submit()}
        />
      }
    >
      {failure && <Notice tone='danger'>{failure.message}。您写的都还在，没有丢。</Notice>}
      <List>
        <Cell
          title={draft.category ? CATEGORIES[draft.category].title : '还没选类别'}
          label='哪一类'
          value='修改'
          onPress={() => form.edit('category')}
        />
        <Cell
          title={draft.text.trim()}
          label='哪里不对'
          value='修改'
          onPress={() => form.edit('words')}
        />
        <Cell title={place} label='在哪里' value='修改' onPress={() => form.edit('place')} />
      </List>
      {photos.photos.length > 0 && (
        <Section title={`照片 ${photos.photos.length} 张`}>
          <PhotoRow photos={photos.photos.map((photo) => photo.src)} label='您拍的照片' />
        </Section>
      )}
      <Notice>您的姓名只有办事的人看得到，门牌号不会公开。</Notice>
    </StepFrame>
  )
}
