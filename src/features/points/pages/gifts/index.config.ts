export default definePageConfig({ navigationBarTitleText: '换礼品', enablePullDownRefresh: true })
