export default definePageConfig({ navigationBarTitleText: '签公约' })
