export default definePageConfig({
  navigationBarTitleText: '纸质签到表',
  enablePullDownRefresh: true,
})
