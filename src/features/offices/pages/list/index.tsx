import type { OutputOf } from '@functions/kernel/contract'
import { listOffices as listing, type listOffices } from '@functions/people/contract/offices'
import Taro, { useRouter } from '@tarojs/taro'
import { Answer, useOwnPlace, usePullToRefresh, useQuery } from '@/cloud'
import { Button, Cell, Empty, List, Page, Section } from '@/ui'
import { OfficeRows } from '../../parts/office-rows'
import { routes } from '../../routes'

type Listing = OutputOf<typeof listOffices>

const open = (url: string) => void Taro.navigateTo({ url })

/** 任职公示: who is in office at a place, for everybody who lives there. */
export default function ListPage() {
  const { params } = useRouter<{ path?: string }>()
  const place = useOwnPlace(params.path)
  const path = place ?? ''
  const query = useQuery(listing, place === undefined ? undefined : { path })
  usePullToRefresh(query.refresh)
  const { data } = query
  return (
    <Page
      title={data ? `${data.place.name} 谁在任` : undefined}
      lead={data && '职务都有任期和依据，到期自动结束。'}
      bottom={
        data &&
        data.appointable.length > 0 && (
          <Button label='任命' onPress={() => open(routes.appoint(path))} />
        )
      }
    >
      <Answer query={query}>{(found) => <Offices found={found} path={path} />}</Answer>
    </Page>
  )
}

function Offices({ found, path }: { found: Listing; path: string }) {
  const { offices, below } = found
  const here = offices.filter(({ scope }) => scope === path)
  const under = offices.filter(({ scope }) => scope.startsWith(`${path}/`))
  const above = offices.filter(({ scope }) => path.startsWith(`${scope}/`))
  return (
    <>
      {here.length + under.length === 0 && (
        <Empty icon='friends-o' title='这里还没有人任职' words='选出来或任命以后，会在这里公示。' />
      )}
      <OfficeRows title={found.place.name} offices={here} samePlace />
      <OfficeRows title='各楼栋' offices={under} />
      {below.length > 0 && (
        <Section title='看下一级'>
          <List>
            {below.map((place) => (
              <Cell
                key={place.path}
                title={place.name}
                onPress={() => open(routes.list(place.path))}
              />
            ))}
          </List>
        </Section>
      )}
      <OfficeRows title='上级' offices={above} />
      <List>
        <Cell icon='records-o' title='任免记录' onPress={() => open(routes.history(path))} />
      </List>
    </>
  )
}
