export default definePageConfig({ navigationBarTitleText: '启动选举', enablePullDownRefresh: true })
