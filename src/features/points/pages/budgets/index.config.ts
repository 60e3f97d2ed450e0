export default definePageConfig({ navigationBarTitleText: '积分额度', enablePullDownRefresh: true })
