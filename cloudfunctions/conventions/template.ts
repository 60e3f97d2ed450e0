/**
 * What a first draft starts from: the five fields of 民发〔2018〕144号, in plain words.
 * @module
 */
import type { ConventionText } from '@domain/conventions/text'

const CLAUSES = [
  '爱护公共环境，垃圾分类投放到指定的桶里。',
  '楼道、消防通道不放东西，电动车不进电梯和家里。',
  '不从楼上往下扔东西，阳台外沿不放花盆。',
  '晚上22点到早上7点不大声吵闹，装修只在工作日白天施工。',
  '遛狗牵绳，为狗接种疫苗，随手清理粪便。',
  '车停在车位线内，不占消防车通道。',
  '小区的公共收益每季度公布一次，居民都可以看。',
  '每户推一名成年成员参加居民会议，男女一样，租住的邻居也可以提意见。',
  '邻居有矛盾先自己商量，商量不成请楼栋长或调解员帮忙。',
  '关心独居老人和孩子，邻居每周问候一次。',
  '婚事新办、丧事简办，祭扫到指定地点。',
  '有人没做到的，由楼栋长提醒，网格员劝说，调解员调解。',
]

export const TEMPLATE: Omit<ConventionText, 'title'> = {
  clauses: CLAUSES.map((text, index) => ({ id: `t${index + 1}`, text })),
}
