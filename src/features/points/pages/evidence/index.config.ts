export default definePageConfig({ navigationBarTitleText: '积分来历', enablePullDownRefresh: true })
