/**
 * A deployment plan as steps for a person at the cloud's console.
 * @module
 */
import type { DeployPlan, PlannedFunction, PlannedIndex } from './plan'

function indexLine({ IndexName, MgoKeySchema }: PlannedIndex): string {
  const keys = MgoKeySchema.MgoIndexKeys.map(
    ({ Name, Direction }) => `${Name} ${Direction === '1' ? '升序' : '降序'}`,
  )
  return `     索引 ${IndexName}: ${keys.join(', ')}${MgoKeySchema.MgoIsUnique ? '（唯一）' : ''}`
}

function functionLines({
  name,
  timeout,
  memorySize,
  openapi,
  triggers,
}: PlannedFunction): string[] {
  return [
    `   ${name}: 超时 ${timeout} 秒，内存 ${memorySize} MB`,
    ...(openapi.length > 0 ? [`     开放接口: ${openapi.join(', ')}`] : []),
    ...triggers.map((t) => `     定时触发器 ${t.name}: ${t.config}（随 config.json 上传）`),
  ]
}

/** The steps, one line each, in Chinese: whoever does this sits before a Chinese console. */
export function stepsOf(plan: DeployPlan): string[] {
  return [
    '在微信开发者工具里打开本项目，点“云开发”进入控制台，按顺序做：',
    '',
    `1. 数据库：新建 ${plan.collections.length} 个集合和它们的索引；名称照抄。`,
    ...plan.collections.flatMap(({ CollectionName, CreateIndexes }) => [
      `   集合 ${CollectionName}`,
      ...CreateIndexes.map(indexLine),
    ]),
    '',
    '2. 数据库权限：每个集合都选“自定义安全规则”，填（手机不能直接读写，一切经过云函数）：',
    `   ${JSON.stringify(plan.collections[0]?.SecurityRule ?? { read: false, write: false })}`,
    '',
    '3. 云存储权限：选“自定义安全规则”，填：',
    `   ${JSON.stringify(plan.storage)}`,
    '',
    `4. 云函数：在 dist/cloudfunctions 上逐个右键，选“上传并部署：云端安装依赖”，共 ${plan.functions.length} 个；`,
    '   再到控制台核对超时和内存（开发者工具不会替你改）：',
    ...plan.functions.flatMap(functionLines),
    '   每个云函数的“环境变量”里都加一条 TXY_SECRET，值用 openssl rand -hex 32 生成，各函数相同；',
    '   手机号和户码靠它加密：不要写进代码或聊天里，另存一份在保险柜，以后不能改（改了已印的户码全部作废）。',
    '   要发订阅消息的，notices 再加一条 TXY_TEMPLATE_NOTICE：公告提醒的模板编号，模板依次含 thing1 标题、thing2 发给哪里、time3 时间；不加就不问、不发。',
    '',
    '5. 定时触发器：在每个有触发器的云函数上右键，选“上传触发器”。',
    '6. 消息推送：控制台“设置 → 全局设置 → 云函数接收消息推送”，消息类型选 event，逐条加（不加，图片就一直等审核）：',
    ...Object.entries(plan.messagePush).map(([event, name]) => `   ${event} → ${name}`),
    '7. 小程序：点“上传”，在公众平台提交审核。',
  ]
}
