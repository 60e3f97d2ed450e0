import { CATEGORIES, type Category } from '@domain/requests/categories'
import { useRouter } from '@tarojs/taro'
import type { ComponentType } from 'react'
import { CategoryStep } from './category-step'
import { CheckStep } from './check-step'
import { Done } from './done'
import { PlaceStep } from './place-step'
import { type Step, type SubmitForm, useSubmitForm } from './use-submit-form'
import { WordsStep } from './words-step'

const VIEWS: Readonly<Record<Step, ComponentType<{ form: SubmitForm }>>> = {
  category: CategoryStep,
  words: WordsStep,
  place: PlaceStep,
  check: CheckStep,
}

const isCategory = (value: string | undefined): value is Category =>
  value !== undefined && value in CATEGORIES

/** 报一个问题: what kind, what, where, and a last look; one thing on each screen. */
export default function SubmitPage() {
  const { params } = useRouter<{ category?: string }>()
  const form = useSubmitForm(isCategory(params.category) ? params.category : undefined)
  if (form.done) return <Done {...form.done} />
  const View = VIEWS[form.step]
  return <View key={form.step} form={form} />
}
