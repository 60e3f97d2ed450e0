/**
 * The state of a new request, from the first tap to the answer.
 * @module
 */
import { MAX_PHOTOS, submitRequest } from '@functions/requests/contract'
import { useCallback, useEffect, useState } from 'react'
import { parse } from 'valibot'
import { type CallError, inputErrors, type Photos, useCommand, usePhotos } from '@/cloud'
import { type Draft, dropDraft, EMPTY_DRAFT, hasWords, keepDraft, readDraft } from '../../draft'

/** One thing at a time, in this order. */
export const STEPS = ['category', 'words', 'place', 'check'] as const
export type Step = (typeof STEPS)[number]

type Field = keyof typeof submitRequest.input.entries
type FieldErrors = Partial<Record<Field, string>>

const STEP_OF: Readonly<Record<Field, Step>> = {
  category: 'category',
  text: 'words',
  photos: 'words',
  path: 'place',
  spot: 'place',
}

export interface SubmitForm {
  step: Step
  draft: Draft
  photos: Photos
  /** Whether it began with words kept from before. */
  restored: boolean
  errors: FieldErrors
  /** What the server or the network said of the last try. */
  failure: CallError | undefined
  pending: boolean
  /** The answer, once it is sent. */
  done: Answer | undefined
  change: (change: Partial<Draft>) => void
  /** Takes changes (if any), checks what this step asks, and moves on when it holds. */
  next: (change?: Partial<Draft>) => void
  back: () => void
  /** Goes to a step to mend it; `next` then comes back to the last look. */
  edit: (step: Step) => void
  /** Throws the draft away. */
  restart: () => void
  submit: () => Promise<void>
}

interface Answer {
  no: string
  id: string
  contentPending: boolean
}

/** @param category chosen before the page opened, which saves the first step */
export function useSubmitForm(category: Draft['category']): SubmitForm {
  const [begun] = useState(() => readDraft(Date.now()))
  const [restored, setRestored] = useState(begun !== undefined && hasWords(begun))
  const [draft, setDraft] = useState<Draft>(() => {
    const draft = restored && begun ? begun : EMPTY_DRAFT
    return category ? { ...draft, category } : draft
  })
  const [step, setStep] = useState<Step>(draft.category ? 'words' : 'category')
  const [mending, setMending] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [done, setDone] = useState<Answer>()
  const photos = usePhotos(draft.photos, MAX_PHOTOS)
  const command = useCommand(submitRequest)

  const sentPhotos = photos.fileIds.join()
  useEffect(() => {
    if (done) return
    keepDraft({ ...draft, photos: sentPhotos === '' ? [] : sentPhotos.split(',') }, Date.now())
  }, [draft, sentPhotos, done])

  const change = useCallback(
    (change: Partial<Draft>) => {
      setDraft((was) => ({ ...was, ...change }))
      setErrors({})
      command.clearError()
    },
    [command.clearError],
  )

  const input = (draft: Draft) => inputOf(draft, photos.fileIds)
  return {
    step,
    draft,
    photos,
    restored,
    errors,
    failure: command.error?.kind === 'input' ? undefined : command.error,
    pending: command.pending,
    done,
    change,
    next: (changed) => {
      const newest = changed ? { ...draft, ...changed } : draft
      if (changed) change(changed)
      const wrong = errorsOf(input(newest), STEPS.indexOf(step))
      setErrors(wrong)
      if (Object.keys(wrong).length > 0) return
      setStep(mending ? 'check' : (STEPS[STEPS.indexOf(step) + 1] ?? 'check'))
      setMending(false)
    },
    back: () => setStep(STEPS[STEPS.indexOf(step) - 1] ?? 'category'),
    edit: (step) => {
      setMending(true)
      setStep(step)
    },
    restart: () => {
      dropDraft()
      setDraft(EMPTY_DRAFT)
      photos.clear()
      setErrors({})
      setRestored(false)
      setStep('category')
    },
    submit: async () => {
      const wrong = errorsOf(input(draft), STEPS.length)
      const first = (Object.keys(wrong) as Field[])[0]
      setErrors(wrong)
      if (first) return setStep(STEP_OF[first])
      const answer = await command.run(parse(submitRequest.input, input(draft)))
      if (!answer) return
      dropDraft()
      setDone(answer)
    },
  }
}

/** The draft as the action wants it, complete or not. */
function inputOf(draft: Draft, photos: string[]) {
  const spot = draft.spot.trim()
  return {
    category: draft.category,
    text: draft.text,
    photos,
    path: draft.place?.path,
    ...(spot === '' ? {} : { spot }),
  }
}

/** What is wrong in the steps up to and including `upTo`, a message a field. */
function errorsOf(input: ReturnType<typeof inputOf>, upTo: number): FieldErrors {
  const wrong: FieldErrors = inputErrors(submitRequest, input)
  if (wrong.path && input.path === undefined) wrong.path = '请先选一下在哪里'
  const early = (Object.keys(wrong) as Field[]).filter(
    (field) => STEPS.indexOf(STEP_OF[field]) <= upTo,
  )
  return Object.fromEntries(early.map((field) => [field, wrong[field]]))
}
