export default definePageConfig({ navigationBarTitleText: '公约条款' })
