import { getMe } from '@functions/people/contract'
import Taro from '@tarojs/taro'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { routes } from '@/features/requests/routes'
import { Cell, ElderSwitch, List, Page, Section } from '@/ui'
import { About } from './about'
import { Duties } from './duties'
import { Homes } from './homes'
import { InOffice } from './in-office'
import { Who } from './who'

/** 我的: who I am here, how I like to read, and what happens with my data. */
export default function MePage() {
  const me = useQuery(getMe, {})
  usePullToRefresh(me.refresh)
  return (
    <Page>
      <Answer query={me} cards={2}>
        {(data) => (
          <>
            <Who name={data.me.name} phone={data.phoneMasked} />
            <Homes homes={data.homes} />
            <Duties duties={data.duties} />
            <InOffice homes={data.homes} />
          </>
        )}
      </Answer>
      <List>
        <Cell
          icon='orders-o'
          title='我的诉求'
          label='看看办到哪一步了'
          onPress={() => void Taro.navigateTo({ url: routes.mine() })}
        />
        {process.env.NODE_ENV === 'development' && (
          <Cell
            icon='apps-o'
            title='界面零件'
            onPress={() => void Taro.navigateTo({ url: '/features/gallery/pages/index/index' })}
          />
        )}
      </List>
      <Section title='看得清楚些'>
        <List>
          <ElderSwitch />
        </List>
      </Section>
      <About />
    </Page>
  )
}
