import { TABLES } from '@domain/organization/tables'
import type { ImportView } from '@functions/organization/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Answer } from '@/cloud'
import { Button, Confirm, Notice, Page } from '@/ui'
import { UNITS } from '../../words'
import { Problems } from './problems'
import { Progress } from './progress'
import { Summary } from './summary'
import { useImport } from './use-import'

/** One import: what it would do, how far it is, what it did, and the way to undo it. */
export default function ImportPage() {
  const { params } = useRouter<{ id?: string }>()
  const id = params.id ?? ''
  const { query, view, running, error, goOn, undo } = useImport(id)
  const [asking, setAsking] = useState(false)
  const isMoving = running || view?.state === 'importing' || view?.state === 'undoing'
  return (
    <Page
      title={view ? titleOf(view) : undefined}
      lead={view ? `${view.scopeName} · ${view.fileName}` : undefined}
      bottom={
        view && (
          <Bottom
            view={view}
            running={running}
            onGoOn={() => void goOn()}
            onUndo={() => setAsking(true)}
          />
        )
      }
    >
      <Answer query={query}>
        {(data) => {
          const now = view ?? data
          return (
            <>
              {error !== undefined && <Notice tone='danger'>{error}</Notice>}
              {isMoving && <Progress view={now} running={running} />}
              <Summary view={now} />
              {now.counts.bad > 0 && <Problems id={id} count={now.counts.bad} />}
            </>
          )
        }}
      </Answer>
      {view && (
        <Confirm
          open={asking}
          title='整批撤销这次导入？'
          message={`这次新增的 ${view.counts.added} ${UNITS[view.kind]}会删掉，改动的会变回原来的样子。已经有人认领的，不能撤销。`}
          confirmLabel='撤销'
          danger
          reason={{ label: '为什么撤销', placeholder: '比如：传错了表', limit: 100 }}
          onConfirm={(reason) => {
            setAsking(false)
            void undo(reason)
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </Page>
  )
}

function titleOf({ state, kind }: ImportView): string {
  const what = TABLES[kind].title
  const titles: Readonly<Record<ImportView['state'], string>> = {
    previewed: `看一看，要导入这些${what}吗？`,
    importing: `正在导入${what}`,
    imported: `${what}导入好了`,
    undoing: '正在撤销',
    undone: '已经整批撤销',
    replaced: '这张表没有用上',
  }
  return titles[state]
}

interface BottomProps {
  view: ImportView
  running: boolean
  onGoOn: () => void
  onUndo: () => void
}

function Bottom({ view, running, onGoOn, onUndo }: BottomProps) {
  const back = <Button label='知道了' onPress={() => void Taro.navigateBack()} />
  const { added, changed } = view.counts
  switch (view.state) {
    case 'previewed':
      if (added + changed === 0) return back
      return (
        <Button
          label={`导入 ${added + changed} ${UNITS[view.kind]}`}
          loading={running}
          loadingLabel='正在导入'
          onPress={onGoOn}
        />
      )
    case 'importing':
      return <Button label='接着导入' loading={running} loadingLabel='正在导入' onPress={onGoOn} />
    case 'undoing':
      return <Button label='接着撤销' loading={running} loadingLabel='正在撤销' onPress={onGoOn} />
    case 'imported':
      return (
        <>
          {back}
          {view.isLast && <Button kind='text' label='整批撤销' onPress={onUndo} />}
        </>
      )
    default:
      return back
  }
}
