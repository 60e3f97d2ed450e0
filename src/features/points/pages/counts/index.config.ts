export default definePageConfig({ navigationBarTitleText: '盘点礼品', enablePullDownRefresh: true })
