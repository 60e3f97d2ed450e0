export default definePageConfig({ navigationBarTitleText: '我同意的', enablePullDownRefresh: true })
