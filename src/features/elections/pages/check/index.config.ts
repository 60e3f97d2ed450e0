export default definePageConfig({ navigationBarTitleText: '核对票板', enablePullDownRefresh: true })
