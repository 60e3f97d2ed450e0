export default definePageConfig({
  navigationBarTitleText: '小区积分公开',
  enablePullDownRefresh: true,
})
