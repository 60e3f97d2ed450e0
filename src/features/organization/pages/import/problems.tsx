import { listProblems } from '@functions/organization/contract'
import { View } from '@tarojs/components'
import { PagedList, usePaged } from '@/cloud'
import { Card, Section } from '@/ui'
import './import.css'

/** Bad rows: which row, what is wrong, how to mend it. */
export function Problems({ id, count }: { id: string; count: number }) {
  const list = usePaged(listProblems, { id })
  return (
    <Section title={`有问题的 ${count} 行`}>
      <PagedList
        list={list}
        empty={null}
        row={({ row, reason, mend }) => (
          <Card key={`${row} ${reason}`}>
            <View className='import-problem__reason'>{`第 ${row} 行：${reason}`}</View>
            <View className='import-note'>{mend}</View>
          </Card>
        )}
      />
    </Section>
  )
}
