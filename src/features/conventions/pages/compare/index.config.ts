export default definePageConfig({ navigationBarTitleText: '比一比' })
