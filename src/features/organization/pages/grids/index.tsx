import { GRID_KIND_TITLES } from '@domain/organization/grids'
import { type GridView, listGrids } from '@functions/organization/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { PagedList, useOwnPlace, usePaged, usePullToRefresh } from '@/cloud'
import { Card, Empty, Page } from '@/ui'
import './grids.css'

/** 网格: the second division beside the tree. */
export default function GridsPage() {
  const { params } = useRouter<{ path?: string }>()
  const path = useOwnPlace(params.path)
  const list = usePaged(listGrids, path === undefined ? undefined : { path })
  usePullToRefresh(list.refresh)
  return (
    <Page>
      <PagedList
        list={list}
        empty={
          <Empty
            icon='apps-o'
            title='还没有登记网格'
            words='街道、区里的工作人员可以在街道那一页用表格导入。'
          />
        }
        row={(grid) => <GridCard key={grid.id} grid={grid} />}
      />
    </Page>
  )
}

function GridCard({ grid }: { grid: GridView }) {
  const { name, code, kind, homeName, covers, federation } = grid
  return (
    <Card>
      <View className='grid__name'>{name}</View>
      <View className='grid__more'>{`${GRID_KIND_TITLES[kind]} · ${homeName} · ${code}`}</View>
      {covers.length > 0 && <View className='grid__more'>{`管：${covers.join('、')}`}</View>}
      {federation !== null && <View className='grid__more'>{`联合体：${federation}`}</View>}
    </Card>
  )
}
