export default definePageConfig({ navigationBarTitleText: '我的职务', enablePullDownRefresh: true })
