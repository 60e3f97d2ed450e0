import { TABLES } from '@domain/organization/tables'
import { type ImportView, listImports } from '@functions/organization/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { PagedList, useOwnPlace, usePaged, usePullToRefresh } from '@/cloud'
import { Empty, formatMoment, Page, SummaryCard } from '@/ui'
import { routes } from '../../routes'
import { countWords, stateView } from '../../words'

/** 导入记录: what was handed in here, and how far it is. */
export default function ImportsPage() {
  const { params } = useRouter<{ path?: string }>()
  const path = useOwnPlace(params.path)
  const list = usePaged(listImports, path === undefined ? undefined : { path })
  usePullToRefresh(list.refresh)
  return (
    <Page>
      <PagedList
        list={list}
        empty={
          <Empty icon='description-o' title='还没有导入过' words='用表格导入的，会记在这里。' />
        }
        row={(view) => <ImportCard key={view.id} view={view} />}
      />
    </Page>
  )
}

function ImportCard({ view }: { view: ImportView }) {
  const state = stateView(view)
  const title = `${view.scopeName} · ${TABLES[view.kind].title}`
  return (
    <SummaryCard
      title={title}
      state={state}
      excerpt={countWords(view)}
      foot={`${view.byName} · ${formatMoment(view.at, Date.now())}`}
      mine={state.tone === 'mine'}
      label={`${title}，${state.word}，${countWords(view)}`}
      onPress={() => void Taro.navigateTo({ url: routes.one(view.id) })}
    />
  )
}
