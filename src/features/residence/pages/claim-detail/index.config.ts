export default definePageConfig({ navigationBarTitleText: '认领的进展' })
