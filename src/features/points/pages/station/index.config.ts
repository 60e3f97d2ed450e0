export default definePageConfig({ navigationBarTitleText: '发放礼品', enablePullDownRefresh: true })
