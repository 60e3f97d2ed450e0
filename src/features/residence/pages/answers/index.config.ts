export default definePageConfig({
  navigationBarTitleText: '等我答复的认领',
  enablePullDownRefresh: true,
})
