import { getTree, type TreeView } from '@functions/organization/contract'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { PagedList, usePaged, usePullToRefresh } from '@/cloud'
import { Cell, Empty, List, Page, Section } from '@/ui'
import { routes } from '../../routes'
import { IMPORT_TITLES, rowLabel, sizeWords } from '../../words'

const open = (url: string) => () => void Taro.navigateTo({ url })

/** 区域和住户: the tree of one's own scope, a level a time, and the doors to fill it. */
export default function TreePage() {
  const [path, setPath] = useState<string>()
  const list = usePaged(getTree, path ? { path } : {})
  usePullToRefresh(list.refresh)
  const view = list.latest
  return (
    <Page
      title={view?.here.name ?? '区域和住户'}
      lead={view ? sizeWords(view.here, view.count) : undefined}
    >
      {view && <Above view={view} onOpen={setPath} />}
      <PagedList
        list={list}
        empty={
          <Empty
            icon='home-o'
            title='这里还没有登记'
            words='有权限的社区、街道工作人员可以用表格导入。'
          />
        }
        row={(row) => (
          <List key={row.path}>
            <Cell
              title={row.name}
              label={rowLabel(row)}
              onPress={row.level === 'household' ? undefined : () => setPath(row.path)}
            />
          </List>
        )}
      />
      {view && <Doors view={view} />}
    </Page>
  )
}

/** The way back up, and the other places one looks after. */
function Above({ view, onOpen }: { view: TreeView; onOpen: (path: string) => void }) {
  const parent = view.above[view.above.length - 1]
  const others = view.above.length > 0 ? [] : view.scopes
  if (!parent && others.length === 0) return null
  return (
    <List>
      {parent && (
        <Cell icon='arrow-left' title={`回到${parent.name}`} onPress={() => onOpen(parent.path)} />
      )}
      {others
        .filter((one) => one.path !== view.here.path)
        .map((one) => (
          <Cell key={one.path} icon='exchange' title={one.name} onPress={() => onOpen(one.path)} />
        ))}
    </List>
  )
}

/** Grids beside the tree, and the tables that fill it. */
function Doors({ view }: { view: TreeView }) {
  const { here, tables, grids } = view
  if (tables.length === 0) return null
  return (
    <>
      <Section title='网格'>
        <List>
          <Cell
            icon='apps-o'
            title='看网格'
            value={`${grids} 个`}
            onPress={open(routes.grids(here.path))}
          />
        </List>
      </Section>
      <Section title='用表格导入'>
        <List>
          {tables.map((kind) => (
            <Cell
              key={kind}
              icon='description-o'
              title={IMPORT_TITLES[kind]}
              onPress={open(routes.upload(kind, here.path, here.name))}
            />
          ))}
          <Cell
            icon='clock-o'
            title='导入记录'
            label='接着没做完的，或者整批撤销'
            onPress={open(routes.imports(here.path))}
          />
        </List>
      </Section>
    </>
  )
}
