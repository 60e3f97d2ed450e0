export default definePageConfig({ navigationBarTitleText: '资格审查', enablePullDownRefresh: true })
