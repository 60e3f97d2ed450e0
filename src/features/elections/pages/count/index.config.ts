export default definePageConfig({ navigationBarTitleText: '开票', enablePullDownRefresh: true })
