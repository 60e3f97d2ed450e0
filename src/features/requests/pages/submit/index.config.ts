export default definePageConfig({ navigationBarTitleText: '报一个问题' })
