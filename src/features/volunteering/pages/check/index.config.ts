export default definePageConfig({ navigationBarTitleText: '核对证书', enablePullDownRefresh: true })
