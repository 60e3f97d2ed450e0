export default definePageConfig({
  navigationBarTitleText: '区域和住户',
  enablePullDownRefresh: true,
})
