export default definePageConfig({ navigationBarTitleText: '协助投票', enablePullDownRefresh: true })
