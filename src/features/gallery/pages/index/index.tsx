import { useState } from 'react'
import { Page, Tabs } from '@/ui'
import { Basics } from '../../components/basics'
import { Feedback } from '../../components/feedback'
import { Forms } from '../../components/forms'
import { Progress } from '../../components/progress'

const GROUPS = {
  basics: Basics,
  forms: Forms,
  progress: Progress,
  feedback: Feedback,
} as const

type Group = keyof typeof GROUPS

/** Every part of the design system in each of its states: the design system's visual test. */
export default function GalleryPage() {
  const [group, setGroup] = useState<Group>('basics')
  const Shown = GROUPS[group]
  return (
    <Page>
      <Tabs
        tabs={[
          { key: 'basics', label: '基础' },
          { key: 'forms', label: '表单' },
          { key: 'progress', label: '进展', count: 3 },
          { key: 'feedback', label: '提示' },
        ]}
        chosen={group}
        onChoose={setGroup}
      />
      <Shown />
    </Page>
  )
}
