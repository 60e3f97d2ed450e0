import { CATEGORIES, CATEGORY_IDS, type Category } from '@domain/requests/categories'
import Taro from '@tarojs/taro'
import { Button, ChoiceGrid, type Option } from '@/ui'
import { useElder } from '@/ui/elder'
import { routes } from '../../routes'
import { StepFrame } from './step'
import type { SubmitForm } from './use-submit-form'

const ICONS: Readonly<Record<Category, string>> = {
  safety: 'warning-o',
  utilities: 'fire-o',
  repair: 'setting-o',
  sanitation: 'delete-o',
  parking: 'logistics',
  noise: 'volume-o',
  property: 'hotel-o',
  care: 'like-o',
  other: 'more-o',
}

const OPTIONS: readonly Option<Category>[] = CATEGORY_IDS.map((value) => ({
  value,
  label: CATEGORIES[value].title,
  hint: CATEGORIES[value].hint,
  icon: ICONS[value],
}))

/** What kind of problem; one tap moves on. */
export function CategoryStep({ form }: { form: SubmitForm }) {
  const elder = useElder()
  return (
    <StepFrame form={form} title='是哪一类问题？'>
      <ChoiceGrid
        label='点最像的，拿不准就点“其他”'
        layout={elder ? 'wide' : 'two'}
        options={OPTIONS}
        value={form.draft.category}
        error={form.errors.category}
        onChange={(category) => form.next({ category })}
      />
      <Button
        kind='text'
        label='看看我报过的'
        onPress={() => void Taro.navigateTo({ url: routes.mine() })}
      />
    </StepFrame>
  )
}
