import { listCandidates } from '@functions/elections/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Answer, CloudPhotos, usePullToRefresh, useQuery } from '@/cloud'
import { Card, Empty, Page, Person, Stack } from '@/ui'
import { WAY_WORDS } from '../../words'

/** 候选人: who they are, in their own words. */
export default function CandidatesPage() {
  const { params } = useRouter<{ id?: string }>()
  const query = useQuery(listCandidates, { id: params.id ?? '' })
  usePullToRefresh(query.refresh)
  return (
    <Page title='候选人' lead='先后不分高低，投票时每家看到的顺序都不同。'>
      <Answer query={query}>
        {({ candidates }) =>
          candidates.length === 0 ? (
            <Empty icon='friends-o' title='候选人还没定' words='资格审查完了，在这里公示。' />
          ) : (
            candidates.map(({ id, name, way, statement, photo }) => (
              <Card key={id}>
                <Stack>
                  <Person name={name} role={WAY_WORDS[way]} />
                  {photo && <CloudPhotos ids={[photo]} label={`${name}的照片`} />}
                  <View>{statement}</View>
                </Stack>
              </Card>
            ))
          )
        }
      </Answer>
    </Page>
  )
}
