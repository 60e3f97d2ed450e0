export default definePageConfig({
  navigationBarTitleText: '家人合用积分',
  enablePullDownRefresh: true,
})
