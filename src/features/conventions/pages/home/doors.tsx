import type { ConventionView } from '@functions/conventions/contract'
import { getConventionPoster, getSigningSheet } from '@functions/conventions/contract/papers'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call, useMadeFile } from '@/cloud'
import { Cell, List, Notice, Section, Sheet } from '@/ui'
import { routes } from '../../routes'

type Building = ConventionView['helps'][number]
type Errand = 'sheet' | 'paper' | 'visits'

const ERRANDS: Readonly<Record<Errand, { title: string; label: string; icon: string }>> = {
  sheet: { title: '打印签名纸', label: '给不方便用手机的邻居签', icon: 'description-o' },
  paper: { title: '录入纸上的签名', label: '拍下签名纸，两个人各录一遍', icon: 'photograph' },
  visits: { title: '愿意我上门的人家', label: '只有自己同意的，才在名单里', icon: 'friends-o' },
}

/** What those do who bring the convention to the doors of their buildings. */
export function Doors({ view }: { view: ConventionView }) {
  const { helps, current, compound } = view
  const [errand, setErrand] = useState<Errand>()
  const file = useMadeFile()
  if (!current || helps.length === 0) return null
  const go = (what: Errand, { path }: Building) => {
    setErrand(undefined)
    if (what === 'sheet') return void file.open(() => call(getSigningSheet, { building: path }))
    void Taro.navigateTo({ url: what === 'paper' ? routes.paper(path) : routes.visits(path) })
  }
  const start = (what: Errand) => {
    const [only] = helps
    if (helps.length === 1 && only) go(what, only)
    else setErrand(what)
  }
  const poster = () => void file.open(() => call(getConventionPoster, { compound }))
  return (
    <Section title='送到每家每户'>
      {file.error && <Notice tone='danger'>{file.error.message}</Notice>}
      {file.pending && <Notice>正在排版，马上打开……</Notice>}
      <List>
        {(['sheet', 'paper', 'visits'] as const).map((one) => (
          <Cell key={one} {...ERRANDS[one]} onPress={() => start(one)} />
        ))}
        <Cell icon='printer' title='公约海报' label='贴在楼道和公告栏' onPress={poster} />
      </List>
      <Sheet open={errand !== undefined} title='哪一栋楼？' onClose={() => setErrand(undefined)}>
        <List>
          {helps.map((one) => (
            <Cell
              key={one.path}
              title={one.name}
              onPress={() => errand !== undefined && go(errand, one)}
            />
          ))}
        </List>
      </Sheet>
    </Section>
  )
}
