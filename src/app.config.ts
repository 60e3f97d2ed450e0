import { vantTags } from './ui/vant-tags'

const tab = (name: string, text: string) => ({
  pagePath: `pages/${name}/index`,
  text,
  iconPath: `assets/tab/${name}.png`,
  selectedIconPath: `assets/tab/${name}-on.png`,
})

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/services/index', 'pages/messages/index', 'pages/me/index'],
  subPackages: [
    {
      root: 'features/requests',
      pages: [
        'pages/submit/index',
        'pages/mine/index',
        'pages/inbox/index',
        'pages/detail/index',
        'pages/act/index',
      ],
    },
    { root: 'features/gallery', pages: ['pages/index/index'] },
  ],
  tabBar: {
    color: '@tabText',
    selectedColor: '@tabTextOn',
    backgroundColor: '@tabGround',
    borderStyle: 'black',
    list: [
      tab('home', '首页'),
      tab('services', '办事'),
      tab('messages', '消息'),
      tab('me', '我的'),
    ],
  },
  window: {
    backgroundColor: '@ground',
    backgroundTextStyle: '@groundText',
    navigationBarBackgroundColor: '@barGround',
    navigationBarTextStyle: '@barText',
    navigationBarTitleText: '同心圆',
  },
  usingComponents: Object.fromEntries(vantTags.map((tag) => [`van-${tag}`, `/vant/${tag}/index`])),
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
})
