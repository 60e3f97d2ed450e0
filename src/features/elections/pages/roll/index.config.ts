export default definePageConfig({
  navigationBarTitleText: '户代表名册',
  enablePullDownRefresh: true,
})
