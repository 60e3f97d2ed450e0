import { ElderSwitch, List, Page } from '@/ui'

/** 我的. */
export default function MePage() {
  return (
    <Page title='我的'>
      <List>
        <ElderSwitch />
      </List>
    </Page>
  )
}
