/** A convention of 40 clauses as compounds write them, and texts for properties. @module */
import type { ConventionText } from '@domain/conventions/text'
import fc from 'fast-check'

const WORDS = [
  '爱护小区环境，垃圾分类投放到指定的桶里。',
  '大件垃圾放到大件堆放点，由物业每周六清运。',
  '不在楼道堆放杂物，保持消防通道畅通。',
  '不从楼上往下扔东西。',
  '电动车停在车棚充电，不推进电梯和家里。',
  '装修前到物业登记，工作日8点到12点、14点到18点施工。',
  '晚上22点以后不大声放音乐，不做有噪声的家务。',
  '遛狗牵绳，为狗接种疫苗，及时清理粪便。',
  '带狗乘电梯时避开老人和孩子，等下一趟。',
  '机动车停在车位线内，不占用消防车通道。',
  '访客的车停在访客区，离开时告诉门岗。',
  '不在公共绿地种菜、搭棚。',
  '不私自改动房屋承重结构。',
  '家里漏水影响邻居的，三天内开始修。',
  '邻居有矛盾先自己商量，商量不成找楼栋长或调解员。',
  '尊敬老人，关心独居老人，邻居每周敲一次门。',
  '关心孩子，看到孩子独自在外及时问一问。',
  '婚事新办，丧事简办，不在楼道摆花圈。',
  '不在楼道和绿地烧纸，到指定地点祭扫。',
  '参加居民会议和楼栋议事，说出自己的意见。',
  '尊重多数人的决定，也听少数人的意见。',
  '公共收益每季度公布，居民都可以看。',
  '爱护健身器材，坏了告诉物业。',
  '节约用水用电，随手关灯。',
  '不在阳台外沿放花盆。',
  '不私拉电线，不飞线充电。',
  '家里长期没人的，关好水电气。',
  '出租房屋的，告诉租户本公约，并到社区登记。',
  '租住的邻居和业主一样参加小区活动。',
  '男女平等，每户推一名成年成员参加表决。',
  '尊重邻居的信仰和生活习惯。',
  '反对封建迷信，不参加赌博。',
  '看到可疑的人和事，告诉网格员或拨打110。',
  '参加志愿服务，一年至少参加两次。',
  '志愿服务的积分可以换生活用品。',
  '捐款捐物自愿，捐多捐少一样感谢。',
  '公约由楼栋长提醒，网格员劝说，调解员调解。',
  '不得以本公约为由罚款。',
  '本公约每年讨论一次，十户以上可以提出修改。',
  '本公约经居民会议表决通过，自公布之日起施行。',
]

export const CONVENTION: ConventionText = {
  title: '小满荷苑居民公约',
  clauses: WORDS.map((text, index) => ({ id: `c${index + 1}`, text })),
}

/** One clause of a text, for the checks of single clauses. */
export const clauseText = (text: string): ConventionText => ({
  title: '公约',
  clauses: [{ id: 'c1', text }],
})

const words = fc
  .array(fc.constantFrom(...'不得应当每户3天内垃圾分类，。租户邻居a b'), {
    minLength: 1,
    maxLength: 30,
  })
  .map((letters) => letters.join(''))

/** Any text, whose clauses have ids from a small range so that two of them share many. */
export const anyText: fc.Arbitrary<ConventionText> = fc.record({
  title: fc.oneof(words, fc.constant('公约')),
  clauses: fc
    .uniqueArray(
      fc.record({ id: fc.integer({ min: 1, max: 12 }).map((n) => `c${n}`), text: words }),
      {
        selector: ({ id }) => id,
        maxLength: 12,
      },
    )
    .map((clauses) => [...clauses]),
})
