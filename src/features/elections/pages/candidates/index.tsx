import { listCandidates } from '@functions/elections/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Answer, CloudPhotos, usePullToRefresh, useQuery } from '@/cloud'
import { Card, Page } from '@/ui'
import { WAY_WORDS } from '../../words'

/** 候选人: who they are, in their own words. */
export default function CandidatesPage() {
  const { params } = useRouter<{ id?: string }>()
  const query = useQuery(listCandidates, { id: params.id ?? '' })
  usePullToRefresh(query.refresh)
  return (
    <Page lead='先后不分高低，投票时每家看到的顺序都不同。'>
      <Answer query={query}>
        {({ candidates }) =>
          candidates.map(({ id, name, way, statement, photo, photoPending }) => (
            <Card key={id}>
              <View>{`${name} · ${WAY_WORDS[way]}`}</View>
              {photo && (
                <CloudPhotos
                  ids={[photo]}
                  label={`${name}的照片`}
                  pending={photoPending && [photo]}
                />
              )}
              <View>{statement}</View>
            </Card>
          ))
        }
      </Answer>
    </Page>
  )
}
