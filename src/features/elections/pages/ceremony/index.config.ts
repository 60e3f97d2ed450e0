export default definePageConfig({
  navigationBarTitleText: '做开票钥匙',
  enablePullDownRefresh: true,
})
