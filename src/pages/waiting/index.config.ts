export default definePageConfig({
  navigationBarTitleText: '需要您办的',
  enablePullDownRefresh: true,
})
