export default definePageConfig({ navigationBarTitleText: '管理礼品', enablePullDownRefresh: true })
