export default definePageConfig({ navigationBarTitleText: '纸上签名', enablePullDownRefresh: true })
