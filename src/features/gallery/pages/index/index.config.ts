export default definePageConfig({ navigationBarTitleText: '界面组件' })
