export default definePageConfig({ navigationBarTitleText: '任免记录', enablePullDownRefresh: true })
