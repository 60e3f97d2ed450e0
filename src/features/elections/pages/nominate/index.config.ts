export default definePageConfig({ navigationBarTitleText: '提名推荐', enablePullDownRefresh: true })
