import { vantTags } from './ui/vant-tags'

const tab = (name: string, text: string) => ({
  pagePath: `pages/${name}/index`,
  text,
  iconPath: `assets/tab/${name}.png`,
  selectedIconPath: `assets/tab/${name}-on.png`,
})

/** A context's own package: src/features/<context>/pages/<page>/index. */
const subPackage = (context: string, pages: readonly string[]) => ({
  root: `features/${context}`,
  pages: pages.map((page) => `pages/${page}/index`),
})

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/services/index',
    'pages/messages/index',
    'pages/me/index',
    'pages/waiting/index',
  ],
  subPackages: [
    subPackage('requests', ['submit', 'mine', 'inbox', 'detail', 'act']),
    subPackage('notices', ['list', 'detail', 'desk', 'write']),
    subPackage('elections', [
      'list',
      'detail',
      'roll',
      'nominate',
      'candidates',
      'review',
      'plan',
      'result',
      'vote',
      'ceremony',
      'count',
      'check',
      'paper',
      'honest',
    ]),
    subPackage('offices', [
      'list',
      'history',
      'office',
      'appoint',
      'duties',
      'proposals',
      'proposal',
      'picture',
    ]),
    subPackage('residence', ['claim', 'claim-detail', 'mine', 'answers', 'slips', 'card']),
    subPackage('organization', ['tree', 'grids', 'upload', 'import', 'imports']),
    subPackage('privacy', ['index', 'looks', 'consents', 'kept', 'copy', 'close']),
    subPackage('conventions', [
      'home',
      'version',
      'edit',
      'sign',
      'check',
      'paper',
      'ballots',
      'visits',
      'compare',
      'clause',
    ]),
    subPackage('points', ['mine', 'gifts', 'redemptions', 'queue', 'station', 'shelf', 'open']),
    subPackage('volunteering', ['list', 'detail', 'code', 'sheet', 'mine', 'plan']),
    subPackage('gallery', ['index']),
  ],
  // fetched while the reader looks at these pages, so that the next tap opens at once
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['features/requests', 'features/notices'] },
    'pages/services/index': { network: 'all', packages: ['features/requests'] },
  },
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
