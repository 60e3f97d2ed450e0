export default definePageConfig({
  navigationBarTitleText: '时长核对和上报',
  enablePullDownRefresh: true,
})
