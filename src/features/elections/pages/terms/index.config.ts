export default definePageConfig({
  navigationBarTitleText: '任期和交接',
  enablePullDownRefresh: true,
})
