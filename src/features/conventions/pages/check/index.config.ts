export default definePageConfig({ navigationBarTitleText: '公约证书' })
