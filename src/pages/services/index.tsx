import { Empty, Page } from '@/ui'

/** 办事. */
export default function ServicesPage() {
  return (
    <Page title='办事'>
      <Empty title='还没有可办的事' words='开通后会在这里列出来。' icon='apps-o' />
    </Page>
  )
}
