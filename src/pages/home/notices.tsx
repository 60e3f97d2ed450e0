import type { HomeNotice } from '@functions/people/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { routes } from '@/features/notices/routes'
import { Card, formatMoment, Section, StatePill } from '@/ui'
import './notices.css'

/** The latest notices to where the reader lives; without any, nothing shows. */
export function Notices({ notices }: { notices: readonly HomeNotice[] }) {
  if (notices.length === 0) return null
  const all = () => void Taro.navigateTo({ url: routes.list() })
  return (
    <Section title='公告' action={{ label: '全部', onPress: all }}>
      <Card>
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </Card>
    </Section>
  )
}

function NoticeLine({ notice }: { notice: HomeNotice }) {
  const { id, title, placeName, at, mustReadBy, read } = notice
  const mustRead = mustReadBy !== null && !read
  const where = `${placeName} · ${formatMoment(at, Date.now())}`
  const spoken = [title, mustRead && '必读', read ? '已读' : '没读过', where]
  return (
    <View
      className='home-notice'
      hoverClass='home-notice--pressed'
      aria-role='button'
      aria-label={spoken.filter(Boolean).join('，')}
      onClick={() => void Taro.navigateTo({ url: routes.detail(id) })}
    >
      <View className={read ? 'home-notice__dot' : 'home-notice__dot home-notice__dot--unread'} />
      <View className='home-notice__words'>
        <View
          className={read ? 'home-notice__title' : 'home-notice__title home-notice__title--new'}
        >
          {title}
        </View>
        <View className='home-notice__where'>{where}</View>
      </View>
      {mustRead && <StatePill tone='mine' word='必读' />}
    </View>
  )
}
