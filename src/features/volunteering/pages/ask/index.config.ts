export default definePageConfig({
  navigationBarTitleText: '请邻居帮一把',
  enablePullDownRefresh: true,
})
