export default definePageConfig({
  navigationBarTitleText: '发起一支队伍',
  enablePullDownRefresh: true,
})
