import { getPrivacy } from '@functions/people/contract/privacy'
import Taro from '@tarojs/taro'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Cell, formatDay, List, Notice, Page } from '@/ui'
import { routes } from '../../routes'

const open = (url: string) => void Taro.navigateTo({ url })

/** 我的信息: everything a person can see and do about what is kept of them. */
export default function PrivacyPage() {
  const query = useQuery(getPrivacy, {})
  usePullToRefresh(query.refresh)
  return (
    <Page title='我的信息' lead='存了什么、谁看过、怎么拿走，都由您看得到。'>
      <Answer query={query} cards={1}>
        {({ closesAt }) =>
          closesAt === undefined ? null : (
            <Notice tone='warn'>
              账号{formatDay(closesAt, Date.now())}注销。改主意了，在“注销账号”里撤回。
            </Notice>
          )
        }
      </Answer>
      <List>
        <Cell icon='eye-o' title='谁看过我的信息' onPress={() => open(routes.looks())} />
        <Cell icon='records-o' title='存了什么、为什么' onPress={() => open(routes.kept())} />
        <Cell icon='passed' title='我同意的' onPress={() => open(routes.consents())} />
        <Cell icon='down' title='导出我的信息' onPress={() => open(routes.copy())} />
      </List>
      <List>
        <Cell icon='delete-o' title='注销账号' onPress={() => open(routes.close())} />
      </List>
    </Page>
  )
}
