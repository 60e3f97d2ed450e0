/**
 * What a convention may not say, and what it should say more plainly: patterns with their sources.
 * @module
 */

export type LegalityKind =
  | 'fine'
  | 'service_withheld'
  | 'property_taken'
  | 'liberty'
  | 'home_search'
  | 'shaming'
  | 'vote_taken'
  | 'forced_giving'
  | 'women'
  | 'tenants'
  | 'faith'
  | 'origin_or_health'
  | 'points_as_punishment'
  | 'vague'

export interface LegalityRule {
  readonly kind: LegalityKind
  /** `block`: can't go to review. `warn`: the editor says why it stays, or mends it. */
  readonly severity: 'block' | 'warn'
  /** Any of these in one sentence is a finding. */
  readonly patterns: readonly RegExp[]
  /** Whether "反对…", "不得…" before it turns it into its opposite. */
  readonly canBeDenied: boolean
  /** Chinese: what is wrong, how to mend it. */
  readonly message: string
  /** Chinese: the law it rests on. */
  readonly source: string
}

const GUIDANCE = '民政部等七部门《关于做好村规民约和居民公约工作的指导意见》（民发〔2018〕144号）'
const COMMITTEE_LAW = '《城市居民委员会组织法》：居民公约不得与宪法、法律、法规和国家的政策相抵触'

const TENANT = '(?:租户|租客|租房的?人?|承租人|外来人员|外来人口|外地人|流动人口|非本地户籍)'
const WOMAN =
  '(?:妇女|女性|女子|女居民|女住户|儿媳|媳妇|出嫁女|外嫁女|离婚女|丧偶女|未婚女|寡妇|上门女婿|入赘女婿)'
const FAITH = '(?:信教|信佛|信仰宗教|信基督|信仰[^，。；]{1,4}教|教徒|信众|少数民族)'
/** What is open to everybody who lives here. */
const COMMON =
  '(?:活动室|活动中心|服务站|公共设施|公共服务|公用设施|健身器材|健身设施|游乐设施|电梯|停车位|充电桩|食堂|小区活动|社区活动|集体活动|公共活动|福利|慰问|救助|补贴|开会|会议|议事|选举|投票|表决|积分)'
const EXCLUDED =
  '(?:不得|不准|不能|不可|不许|无权|没有资格|不享受|不享有|不参加|不参与|不予|不给|谢绝)'

const shutOut = (who: string): readonly RegExp[] => [
  new RegExp(`${who}[^。；]{0,12}${EXCLUDED}[^。；]{0,8}${COMMON}`, 'u'),
  new RegExp(`(?:禁止|不准|不许|拒绝|谢绝|不允许)[^，。；]{0,6}${who}[^，。；]{0,8}${COMMON}`, 'u'),
  new RegExp(`${COMMON}[^。；]{0,6}(?:不对|不向|不面向)[^，。；]{0,4}${who}`, 'u'),
]

/** In the order they are shown. */
export const LEGALITY_RULES: readonly LegalityRule[] = [
  {
    kind: 'fine',
    severity: 'block',
    patterns: [
      /罚款|罚金|处罚金|罚\s*[0-9０-９一二三四五六七八九十百千]+\s*元|处以?[^，。；]{0,6}元[^，。；]{0,4}罚/u,
      /(?:违约金|滞纳金|保证金|押金)[^。；]{0,8}(?:不退|没收|扣)|(?:没收|扣除?|不退)[^，。；]{0,4}(?:押金|保证金)/u,
    ],
    canBeDenied: true,
    message: '公约不能设罚款，也不能扣押金。请改成劝说、调解，或者写清由谁恢复原状。',
    source: `《行政处罚法》第十六条：法律、法规、规章以外的规范性文件不得设定行政处罚；${GUIDANCE}`,
  },
  {
    kind: 'service_withheld',
    severity: 'block',
    patterns: [
      /(?:停(?:止|掉|了)?供?|断供?|切断|中止供?|限制供?|限)(?:水|电(?!动)|气|暖|热|燃气|网络?|门禁|电梯)(?!前|后|时|期间|通知|检修)|门禁卡?(?:停用|注销|失效)/u,
      /(?:不予|不给|不再|拒绝|取消|停止|暂停|不出具|不开具|不办理)[^，。；]{0,10}(?:证明|办理[^，。；]{0,6}(?:手续|业务|入学|低保|社保|医保)|公共服务|低保|救助|慰问|福利|补贴|报修|保洁)/u,
      /(?:不得|不准|不能|不许|限制)[^，。；]{0,6}(?:子女|孩子)?[^，。；]{0,2}(?:入学|入托|参军|入伍)/u,
    ],
    canBeDenied: true,
    message: '不能用停水停电、不办事、不给福利来约束居民。请删掉，改成提醒和调解。',
    source: `《民法典》第九百四十四条；${GUIDANCE}`,
  },
  {
    kind: 'property_taken',
    severity: 'block',
    patterns: [
      /(?:没收|扣押|扣留|强行拖走|强制拖走|锁车|砸|销毁|捕杀|打死|强制拆除|强拆)[^，。；]{0,12}/u,
    ],
    canBeDenied: true,
    message: '公约不能没收、扣押或损坏别人的东西。请改成劝离，并写明报给哪个部门处理。',
    source: '《民法典》第二百六十七条：私人的合法财产受法律保护；《行政强制法》第十条',
  },
  {
    kind: 'liberty',
    severity: 'block',
    patterns: [
      /(?:不得|不准|不许|禁止|限制)[^，。；]{0,8}(?:出入小区|进出小区|进入小区|离开小区|回小区|出门)|(?:扣人|关押|拘禁|罚站|强制劳动|义务劳动[^，。；]{0,4}(?:处罚|惩罚))/u,
    ],
    canBeDenied: false,
    message: '不能限制居民进出，也不能限制人身自由。',
    source: '《宪法》第三十七条；《民法典》第一百零九条',
  },
  {
    kind: 'home_search',
    severity: 'block',
    patterns: [/(?:搜查|强行入户|强制入户|随时入户|无需同意入户|可以?直接入户|撬锁|破门)/u],
    canBeDenied: true,
    message: '不经同意不能进别人家。请改成“征得同意后上门”。',
    source: '《宪法》第三十九条：公民的住宅不受侵犯',
  },
  {
    kind: 'shaming',
    severity: 'block',
    patterns: [
      /(?:公开曝光|曝光|黑榜|黑名单|通报批评|点名批评|张榜公布|公示[^，。；]{0,8}(?:姓名|照片|房号|门牌)|挂牌示众|游街|大喇叭点名)/u,
    ],
    canBeDenied: true,
    message: '不能公开个人的姓名、照片或房号来批评人。请改成单独提醒。',
    source: '《个人信息保护法》第二十五条；《民法典》第一千零二十四条',
  },
  {
    kind: 'vote_taken',
    severity: 'block',
    patterns: [
      /(?:取消|剥夺|不享有|没有|丧失|暂停|停止)[^，。；]{0,10}(?:选举权|被选举权|表决权|投票权|选举资格|投票资格)/u,
      /(?:欠费|未交|不交|拖欠)[^。；]{0,16}(?:不得|不能|不准|无权|没有资格)[^，。；]{0,6}(?:参加|参与)?(?:选举|投票|表决)/u,
    ],
    canBeDenied: true,
    message: '选举和表决的权利不能由公约取消。请删掉。',
    source: COMMITTEE_LAW,
  },
  {
    kind: 'forced_giving',
    severity: 'block',
    patterns: [
      /(?:每户|每家|各户|居民|住户|全体)[^。；]{0,10}(?:必须|应当|应|一律|须)[^，。；]{0,6}(?:捐款|捐资|捐赠|集资|出资|摊派)/u,
      /(?:不|未|拒绝)(?:参加)?(?:捐款|捐资|捐赠|集资)[^。；]{0,4}的/u,
    ],
    canBeDenied: false,
    message: '捐款只能自愿。请改成“欢迎自愿捐助”，或走业主共同决定的程序。',
    source: '《公益事业捐赠法》第四条：捐赠应当自愿，禁止强行摊派或者变相摊派',
  },
  {
    kind: 'women',
    severity: 'block',
    patterns: [
      ...shutOut(WOMAN),
      /(?:每户|家庭)[^，。；]{0,6}(?:由|只能由|应由)[^，。；]{0,4}(?:男性|男子|男人|丈夫|父亲)[^，。；]{0,8}(?:代表|参加|签字|表决|投票)/u,
      /(?:男主外|女主内|妇女应当?(?:服从|听从|在家)|传宗接代|只准?男)/u,
    ],
    canBeDenied: true,
    message: '不能因为性别、婚姻差别对待。请改成“每户推一名成年成员”。',
    source: '《妇女权益保障法》第二条、第十三条',
  },
  {
    kind: 'tenants',
    severity: 'block',
    patterns: [
      ...shutOut(TENANT),
      /(?:禁止|不准|不许|不得|不允许)[^，。；]{0,8}(?:把房|将房屋?)?[^，。；]{0,4}(?:租给|出租给)[^，。；]{0,4}(?:外地人|外来|外省|少数民族)/u,
    ],
    canBeDenied: false,
    message: '租住的邻居也是居民，公共服务和活动不能把他们排除在外。',
    source: `《宪法》第三十三条；${GUIDANCE}`,
  },
  {
    kind: 'faith',
    severity: 'block',
    patterns: [
      ...shutOut(FAITH),
      /(?:禁止|不准|不许|不得|不允许)[^，。；]{0,4}(?:信教|信佛|信仰宗教|信仰[^，。；]{1,4}教|做礼拜|念经|在家拜佛)/u,
    ],
    canBeDenied: false,
    message: '不能干涉信仰，也不能因此差别对待。',
    source: '《宪法》第三十六条：公民有宗教信仰自由',
  },
  {
    kind: 'origin_or_health',
    severity: 'block',
    patterns: [
      ...shutOut('(?:残疾人|精神病人|病人|刑满释放人员|艾滋病[^，。；]{0,3}|乙肝[^，。；]{0,3})'),
      /(?:禁止|不准|不许|不得|不允许|谢绝)[^，。；]{0,8}(?:残疾人|精神病人|刑满释放人员|艾滋病人?|乙肝)[^，。；]{0,6}(?:入住|居住|租住)?/u,
    ],
    canBeDenied: false,
    message: '不能因为残疾、疾病或过去的经历把人排除在外。',
    source: '《残疾人保障法》第三条；《宪法》第三十三条',
  },
  {
    kind: 'points_as_punishment',
    severity: 'block',
    patterns: [
      /(?:扣|倒扣|扣减|扣除|清零)[^，。；]{0,4}(?:积分|信用分|文明分)|积分[^，。；]{0,6}(?:清零|倒扣|扣完)/u,
    ],
    canBeDenied: true,
    message: '积分只能奖励，不能用来罚人。请改成“做得好的加分”。',
    source: `${GUIDANCE}：不得滥用强制性惩罚措施`,
  },
  {
    kind: 'vague',
    severity: 'warn',
    patterns: [
      /视情节|酌情|酌处|严肃处理|从严处理|后果自负|等等|及其他|等其他|按有关规定|按相关规定|有关部门|相关部门|原则上|适当的?(?:处理|措施|时间)|必要的?措施|及时|尽快|一定的?(?:责任|措施|代价)/u,
    ],
    canBeDenied: false,
    message: '这里说得不够清楚，邻居会各有各的理解。请写明谁来做、做什么、多久内做完。',
    source: `${GUIDANCE}：内容应当具体、管用，便于执行`,
  },
]
