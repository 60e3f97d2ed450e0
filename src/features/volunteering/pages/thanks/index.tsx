import { type Honoured, listRedList } from '@functions/volunteering/contract'
import { useRouter } from '@tarojs/taro'
import { PagedList, useOwnPlace, usePaged, usePullToRefresh } from '@/cloud'
import { Cell, Empty, List, Notice, Page } from '@/ui'

/** 红榜: neighbours who agreed to be thanked by name. */
export default function ThanksPage() {
  const { params } = useRouter<{ compound?: string }>()
  const compound = useOwnPlace(params.compound)
  const list = usePaged(listRedList, compound === undefined ? undefined : { compound })
  usePullToRefresh(list.refresh)
  return (
    <Page title='谢谢这些邻居' lead='都是自己同意上榜的，不排名次。'>
      <PagedList
        list={list}
        empty={
          <Empty
            icon='like-o'
            title='还没有人上榜'
            words='在“我的志愿时长”里打开“上红榜”，名字就会出现在这里。'
          />
        }
        row={(one, i) => <Row key={`${one.name}.${i}`} one={one} />}
      />
      <Notice>上榜要自己同意，随时可以收回，收回马上看不到。</Notice>
    </Page>
  )
}

function Row({ one: { name, halfHours, stars, own } }: { one: Honoured }) {
  return (
    <List>
      <Cell
        title={own ? `${name}（我）` : name}
        label={stars > 0 ? `${stars} 星志愿者` : undefined}
        value={`${halfHours / 2} 小时`}
      />
    </List>
  )
}
