export default definePageConfig({
  navigationBarTitleText: '怎样保证公正',
  enablePullDownRefresh: true,
})
