export default definePageConfig({ navigationBarTitleText: '公约修改', enablePullDownRefresh: true })
