export default definePageConfig({ navigationBarTitleText: '任免申请', enablePullDownRefresh: true })
