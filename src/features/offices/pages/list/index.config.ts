export default definePageConfig({ navigationBarTitleText: '任职公示', enablePullDownRefresh: true })
