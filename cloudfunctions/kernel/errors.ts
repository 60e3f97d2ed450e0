/**
 * Every error a person can meet: one registry, in the order of its numbers; each context has a hundred
 * or a thousand of them. A number is never given a new meaning: 1212 and 5012 are spent. Messages say
 * what to do next.
 * @module
 */

interface ErrorSpec {
  readonly code: number
  readonly message: string
}

export const ERRORS = {
  // Every function
  unexpected: {
    code: 1,
    message: '出了点问题，没有办成。请稍后再试；一直不行，请把这个编号告诉社区',
  },
  unknown_action: { code: 2, message: '这个功能还没有开通，请更新小程序后再试' },
  bad_input: { code: 3, message: '填写的内容不对，请检查后再提交' },
  not_signed_in: { code: 4, message: '没有认出您的微信，请关闭小程序后重新打开' },
  forbidden: { code: 5, message: '这一项不归您办理；职务刚有变动的，请重新打开小程序' },
  key_needed: { code: 6, message: '提交不完整，请返回后重新提交' },
  key_reused: { code: 7, message: '这次提交的内容和上一次不同，请返回后重新提交' },
  busy: { code: 8, message: '现在办理的人多，请过几秒再试一次' },
  timer_only: { code: 9, message: '这是后台任务，不能从小程序里调用' },
  content_refused: { code: 10, message: '文字里有不合适的内容，请修改后再提交' },
  content_unchecked: { code: 11, message: '文字暂时没能检查，请过一会儿再试' },

  // Files, pages and the phone
  photo_not_ours: { code: 20, message: '照片没有传好，请删掉重新添加' },
  photo_missing: { code: 21, message: '照片没有传上来，请删掉重新添加' },
  photo_not_image: { code: 22, message: '有一个文件不是照片，请删掉换一张（支持 JPG、PNG、WebP）' },
  photo_too_big: { code: 23, message: '照片太大了，请换一张 5 MB 以内的' },
  photo_of_other: { code: 24, message: '照片不是您上传的，请删掉重新添加' },
  photo_twice: { code: 25, message: '同一张照片添加了两次，请删掉一张' },
  file_missing: { code: 26, message: '附件没有传上来，请删掉重新添加' },
  file_not_pdf: { code: 27, message: '附件只能是 PDF 文件，请换一个' },
  file_too_big: { code: 28, message: '附件太大了，请换一个 5 MB 以内的' },
  page_code_failed: { code: 29, message: '二维码暂时没能生成，请过一会儿再试' },
  phone_code_failed: { code: 30, message: '没有取到手机号，请再点一次授权' },
  phone_not_mainland: { code: 31, message: '这个手机号不是内地号码，请换一种办法' },
  picture_not_found: { code: 32, message: '没有找到这张图片，请返回后刷新' },
  picture_state: { code: 33, message: '这张图片已经有人看过了，请返回后刷新' },

  // People
  place_not_found: { code: 1001, message: '没有找到这个地点，请重新选择' },
  name_kept_by_office: { code: 1002, message: '您有职务在身，称呼由社区维护，请联系社区修改' },

  // Claims of a home
  claim_member_already: { code: 1101, message: '您已经是这一户的人了，不用再认领' },
  claim_pending_already: { code: 1102, message: '这一户您已经申请过，正在等答复，请等一等' },
  claim_tries_person: { code: 1103, message: '今天输错 5 次了，请明天再试，或者改请小区书记核实' },
  claim_tries_household: {
    code: 1104,
    message: '这一户今天被输错太多次，户码先停用，请改请小区书记核实',
  },
  claim_code_misread: { code: 1105, message: '户码看着像抄错了，请对着单子再核一遍' },
  claim_phone_needed: { code: 1106, message: '请先点“用微信手机号”授权，再来核对' },
  claim_no_captain: { code: 1107, message: '本楼现在没有楼栋长，请换一种办法' },
  claim_too_many: { code: 1108, message: '今天申请的户太多了，请明天再来' },
  claim_not_found: { code: 1109, message: '没有找到这份申请，请返回后刷新' },
  claim_state: { code: 1110, message: '这份申请的状态已经变了，请刷新后再看' },
  claim_own: { code: 1111, message: '不能答复自己的申请，请由别人答复' },
  claim_words_needed: { code: 1112, message: '请写一句原因，对方会看到' },
  household_full: { code: 1113, message: '这一户登记的人已经满了，请联系小区书记' },
  household_hand_over: { code: 1114, message: '您是户主，家里还有别人：请先把户主交给家里人' },
  household_not_member: { code: 1115, message: '这位已经不在这一户了，请刷新后再看' },
  slip_not_found: { code: 1116, message: '没有找到这张户码单对应的家，请选地点认领' },
  print_expired: { code: 1117, message: '这次打印已经过期，请返回重新打印' },
  households_too_many: { code: 1118, message: '您名下的家已经满了，请先退出不住的' },

  // Offices
  office_not_found: { code: 1201, message: '没有找到这项任职，请返回后刷新' },
  office_of_oneself: { code: 1202, message: '不能办理自己的任职，请由别的同志办理' },
  office_of_family: { code: 1203, message: '不能办理同住家人的任职，请由别的同志办理' },
  office_term: { code: 1204, message: '任期不对，请按提示修改' },
  office_held: { code: 1205, message: '这位居民这段时间已经担任这个职务，不用再任命' },
  office_over: { code: 1206, message: '这项任职已经结束，请返回后刷新' },
  office_level: { code: 1207, message: '这个职务不设在这一级，请换一个地点' },
  appointment_code_wrong: { code: 1208, message: '任职码不对或者过期了，请对方重新打开再念一遍' },
  appointment_codes_used_up: { code: 1209, message: '今天输错的次数太多了，请明天再试' },
  proposal_not_found: { code: 1210, message: '没有找到这条任免申请，请返回后刷新' },
  proposal_state: { code: 1211, message: '这条任免申请已经办完或者过期了，请刷新后再看' },
  office_taken: {
    code: 1213,
    message: '这里已经有人担任这个职务。要换人，请选“接替”；不换，请把上任日期放到他任期以后',
  },
  office_taken_elected: {
    code: 1214,
    message: '现任是居民选出来的，不能直接换人。请先办理提前结束，再来任命',
  },

  // Imports of the organization
  import_not_found: { code: 1301, message: '没有找到这次导入，请返回列表看看' },
  import_place: { code: 1302, message: '这张表不能在这里导入：网格在街道导入，其他的在社区导入' },
  import_file: { code: 1303, message: '表格没有传上来，请重新选一次' },
  sheet_unreadable: {
    code: 1304,
    message: '这个文件打不开：请用 .xlsx 格式，不要加密码；旧的 .xls 请先另存为 .xlsx',
  },
  sheet_header: { code: 1305, message: '表头和模板不一样，请用模板填写' },
  sheet_empty: { code: 1306, message: '表里一行也没有填，请填好再传' },
  sheet_too_long: { code: 1307, message: '一张表最多 5000 行，请分成几张来传' },
  sheet_too_big: { code: 1308, message: '文件太大了，请只留要导入的那张表，最多 3 MB' },
  import_running: {
    code: 1310,
    message: '这里有一次导入或撤销还没做完，请到导入记录里把它做完再来',
  },
  import_outdated: { code: 1311, message: '预览以后这里又导入过别的，请重新上传，再看一遍' },
  import_state: { code: 1312, message: '这次导入的状态已经变了，请刷新后再看' },
  undo_order: { code: 1313, message: '后面还有别的导入，请先撤销后面的那一次' },
  undo_late: { code: 1314, message: '导入超过 30 天就不能整批撤销了，请改好表格再导入一次来更正' },
  undo_used: {
    code: 1315,
    message: '导入的内容已经有人在用，不能整批撤销；请改好表格再导入一次来更正',
  },

  // Consents and closing an account
  consent_needed: { code: 1401, message: '请先看一看怎么用您的信息，同意后再办' },
  consent_changed: { code: 1402, message: '说明刚更新过，请看过新的再决定' },
  closing_in_office: { code: 1403, message: '您还有职务，请先辞去或等任期结束，再注销' },
  closing_head: { code: 1404, message: '您是户主，家里还有别人，请先把户主交给家人，再注销' },
  not_closing: { code: 1405, message: '账号没有在注销，不用撤回' },
  homes_need_consent: {
    code: 1406,
    message: '还登记着住处或有认领在等答复，请先退出住处、撤回认领，再收回这一项',
  },
  closing_begun: { code: 1407, message: '账号已经开始注销，不能撤回了；以后可以重新登记' },

  // Requests
  request_not_found: { code: 2001, message: '没有找到这条诉求，请返回列表看看' },
  place_too_wide: { code: 2002, message: '请选到具体的小区或楼栋，我们才知道交给谁' },
  not_your_home: { code: 2003, message: '只能为自己家报修，请选择楼栋或小区' },
  wrong_state: { code: 2010, message: '这条诉求的状态已经变了，请刷新后再看' },
  final: { code: 2011, message: '这条诉求已经结束；问题还在的话，请重新提交一条' },
  not_your_move: { code: 2012, message: '这一步不归您办理，请刷新后再看' },
  content_pending: { code: 2013, message: '文字还在审核，审核通过后才能受理' },
  words_needed: { code: 2014, message: '请写一写原因，一句话也行' },
  already_with_them: { code: 2015, message: '已经在这位手里了，请选择别人' },
  nothing_to_review: { code: 2016, message: '这段文字已经有人审核过了，请刷新后再看' },
  own_words: { code: 2017, message: '不能审核自己写的文字，请由别人审核' },
  handler_unavailable: { code: 2018, message: '这位现在不能接手，请重新选择' },

  // Notices
  notice_not_found: { code: 3001, message: '没有找到这条公告，可能还没有发布，请返回列表看看' },
  notice_blocked: { code: 3002, message: '公告里有不能公开的内容，请按提示修改' },
  notice_audience: { code: 3003, message: '不能发到这里：楼栋长发给本楼，书记发给本小区' },
  notice_dates: { code: 3004, message: '时间不对：要在以后，必读截止不能晚于到期' },
  notice_state: { code: 3005, message: '这条公告的状态已经变了，请刷新后再看' },
  notice_changed: { code: 3006, message: '作者刚改过，请看过新的再决定' },
  push_unknown: { code: 3007, message: '提醒暂时不能开通，请刷新后再试' },

  // Elections
  election_not_found: { code: 4001, message: '没有找到这次选举，请返回列表看看' },
  election_stage: { code: 4002, message: '现在不是办这一步的时候，请刷新后看看时间安排' },
  election_rules: { code: 4003, message: '有的规则超出了允许的范围，请按提示修改' },
  election_times: { code: 4004, message: '时间排不开，请按提示修改' },
  election_running: { code: 4005, message: '这里已经有一次选举在进行，等它结束再开始' },
  election_places: { code: 4006, message: '请选择要选举的楼栋' },
  plan_not_found: { code: 4007, message: '没有找到这份选举计划，请返回列表看看' },
  plan_state: { code: 4008, message: '这份计划已经启动或者取消了，请返回列表看看' },
  roll_entry_not_found: { code: 4010, message: '名册里没有这一户，请刷新后再选' },
  objection_again: { code: 4011, message: '您已经提过这项异议了，等处理结果就好' },
  objection_not_found: { code: 4012, message: '没有找到这条异议，请刷新后再看' },
  objection_ruled: { code: 4013, message: '这条异议已经处理过了，请刷新后再看' },
  objection_own: {
    code: 4014,
    message: '不能处理自己和家人的异议，也不能处理和自己有关的，请由别的同志处理',
  },
  objections_open: { code: 4015, message: '还有异议没有处理完，处理完才能确认' },
  nominee_not_found: {
    code: 4020,
    message: '没有找到这个人，请核对房号和姓名；还没注册的请先帮他注册',
  },
  nominated_already: { code: 4021, message: '这位已经有人提名了，可以去给他联名' },
  nomination_not_found: { code: 4022, message: '没有找到这条提名，请刷新后再看' },
  nomination_state: { code: 4023, message: '这条提名的状态已经变了，请刷新后再看' },
  joined_already: { code: 4024, message: '您家已经联名过了，一户联名一次，不用再联名' },
  nominee_own: { code: 4025, message: '不能审查、确认自己和家人，请由别的同志来办' },
  nominee_not_fit: { code: 4026, message: '不符合参选条件，请看原因' },
  scrutineer_candidate: { code: 4030, message: '候选人和候选人的家人不能当监票人，请选别人' },
  scrutineer_count: { code: 4031, message: '监票人要正好选这么多名，请按提示选' },
  scrutineer_offered: { code: 4032, message: '您已经报过名了，请等监票人选定' },
  officer_count: { code: 4033, message: '计票员至少两名：一个人录入没有人核对，请再选一名' },
  officer_unfit: {
    code: 4034,
    message: '这位不能当计票员：监票人、候选人和候选人的家人都不行，请另选',
  },

  term_not_found: { code: 4040, message: '没有找到这个任期，请返回重试' },
  term_over: { code: 4041, message: '这个任期已经结束了，请刷新后再看' },
  recall_joined: { code: 4042, message: '您家已经提过罢免了，一户一次，等够户数就会进行表决' },
  recall_running: { code: 4043, message: '罢免已经在进行，请等表决结果' },
  recall_answer: {
    code: 4044,
    message: '现在不能申辩：户数还不够，或者申辩的时间已经过了，请看安排',
  },

  // Voting
  poll_not_found: { code: 4101, message: '没有找到这次投票，请返回重试' },
  poll_not_open: { code: 4102, message: '投票还没有开始，请在开始后再来' },
  poll_closed: { code: 4103, message: '投票已经截止，不能再投了，请等结果公布' },
  poll_stage: { code: 4104, message: '这一步现在还不能做，请刷新后再看' },
  not_on_roll: { code: 4105, message: '户代表名册里没有您家，请联系社区核实' },
  seat_taken: { code: 4106, message: '您家已由另一位家人领取投票凭证，请由他来投' },
  seat_not_claimed: { code: 4107, message: '请先在这部手机上领取投票凭证' },
  seat_other_phone: { code: 4108, message: '投票凭证在另一部手机上，请用那部手机投，或改用纸质票' },
  ballot_invalid: { code: 4109, message: '选票没有封好，请返回重新填写' },
  ballot_stale: { code: 4110, message: '您家后来又投了一次，以最后一次为准；要改请再投' },
  ballot_opened: { code: 4111, message: '这张选票已经拆开验过，不能再投，请重新填写' },
  ballot_none: { code: 4112, message: '您家还没有用手机投过票，请返回看看能不能投' },
  audit_differs: { code: 4113, message: '验票不符：这部手机封的票和填的不一样，请告诉监票人' },
  audits_enough: { code: 4114, message: '已经验过很多次了，请直接投票' },
  key_message_wrong: { code: 4115, message: '密钥步骤没有通过核对，请刷新后重做这一步' },
  key_message_twice: { code: 4116, message: '这一步您已经做过了，请等其他监票人' },
  paper_recorded: { code: 4117, message: '这一户的纸质票已经登记过了，请核对是哪一户' },
  paper_wrong: { code: 4118, message: '票数和已登记的纸质票对不上，请重新清点' },
  paper_signature: { code: 4119, message: '签名没有通过核对，请刷新后重新录入' },
  proxy_relative: { code: 4120, message: '只能委托近亲属代投，请换一位受托人' },
  proxy_limit: { code: 4121, message: '这位已经代几户投票，到上限了，请换一位受托人' },
  partial_wrong: {
    code: 4122,
    message: '开票没有通过核对：请用参加密钥步骤的那部手机，或用抄下的口令找回',
  },
  partial_twice: { code: 4123, message: '您已经开过票了，请等其他监票人' },
  board_page: { code: 4124, message: '公告板没有这一页，请从第一页开始下载' },
  claim_wrong: { code: 4125, message: '投票凭证没有通过核对，请重新打开小程序再领' },
  assist_over: { code: 4126, message: '协助投票的半小时到了，要再投请和见证人重新开始' },
  assist_witness: { code: 4127, message: '见证人要是另一位计票员或者监票人，请另选一位' },
  seat_not_head: { code: 4128, message: '换人投票要由户主或者现在的持有人来办，请告诉他们' },
  seat_not_member: { code: 4129, message: '只能换成登记在您家的家人，请先登记' },
  paper_none: { code: 4130, message: '没有登记过您家的纸质票，不用提异议' },
  paper_final: { code: 4131, message: '提异议的时间已经过了；结果公布后还可以对结果提异议' },
  paper_wait: { code: 4132, message: '还有住户可以说纸质票不是自己交的，请到时间再拆信封清点' },
  proxy_written: { code: 4133, message: '没有书面委托不能代投，请先让这一户写好委托书' },
  proxy_stranger: { code: 4134, message: '没有找到这位住户，请核对楼栋、房号和姓名' },
  board_file: { code: 4135, message: '整本票板的文件还没有做好，结果公布几分钟后再来' },
  ballot_part: { code: 4136, message: '没有这一份选票，请从第一份开始打印' },
  box_beside: { code: 4137, message: '流动票箱要两个人一起去，请选另一位计票员或者监票人' },

  // Points
  gift_not_found: { code: 5001, message: '没有找到这件礼品，请返回看看别的' },
  gift_gone: { code: 5002, message: '这件礼品刚刚换完了，积分没有扣，请看看别的' },
  points_too_few: { code: 5003, message: '可用的积分不够，请看看别的礼品' },
  redemption_not_found: { code: 5004, message: '没有找到这次兑换，请返回列表看看' },
  redemption_state: { code: 5005, message: '这次兑换的状态已经变了，请刷新后再看' },
  own_or_family: { code: 5006, message: '不能办理自己和家人的兑换，请由别的同志办理' },
  same_approver: { code: 5007, message: '您已经同意过了，第二次要由另一位来定' },
  hand_code_wrong: { code: 5008, message: '领取码不对，请让居民打开“我的兑换”再看一遍' },
  budget_used_up: { code: 5009, message: '这支队伍本季度的积分额度用完了，请联系小区书记' },
  stock_too_low: { code: 5010, message: '没有预留的库存不够减，请按实物再数一遍' },
  ledger_refused: { code: 5011, message: '这笔积分没有记上，请刷新后再试' },
  entry_not_found: { code: 5013, message: '没有找到这笔积分，请返回刷新' },
  entry_not_given: { code: 5014, message: '只有志愿服务得的积分能更正，请换一笔' },
  reversal_not_found: { code: 5015, message: '没有找到这次更正，请返回列表看看' },
  reversal_state: { code: 5016, message: '这一笔已经有人提过更正，请到“积分更正”看结果' },
  reversal_nothing_left: { code: 5017, message: '这位居民的积分已经用完，没有可以收回的' },
  same_person: { code: 5018, message: '自己提出的、自己数的，要由另一位来核对' },
  family_not_in_scheme: { code: 5019, message: '这里没有开通家人合用积分，请联系社区' },
  family_not_shared: { code: 5020, message: '家人还没有同意合用，请家人在“家人合用”里打开' },
  family_not_together: { code: 5021, message: '只有登记在同一户的家人能合用积分，请先登记' },
  count_not_found: { code: 5022, message: '没有找到这次盘点，请返回列表看看' },
  count_state: { code: 5023, message: '这次盘点已经核对过了，请刷新后再看' },
  count_outdated: { code: 5024, message: '后来已经按另一次盘点记了账，请重新数一遍' },

  // Volunteering
  activity_not_found: { code: 5101, message: '没有找到这个志愿活动，请返回列表看看' },
  activity_times: { code: 5102, message: '时间不对：要在以后半年内开始，一次最多 12 小时' },
  activity_state: { code: 5103, message: '这个活动的状态已经变了，请刷新后再看' },
  own_activity: { code: 5104, message: '不能定自己和家人的活动和时长，请由别人来定' },
  activity_not_over: { code: 5105, message: '活动还没有到结束时间，结束后再确认' },
  post_not_found: { code: 5106, message: '没有这个岗位，请刷新后再选' },
  already_signed_up: { code: 5107, message: '您已经报过名了，不用再报' },
  not_signed_up: { code: 5108, message: '您不在这个活动的名单里，请先报名' },
  activity_crowded: { code: 5109, message: '报名的人太多了，请看看别的活动' },
  sign_up_closed: { code: 5110, message: '已经过了时间，请直接联系活动负责人' },
  check_in_code_wrong: { code: 5111, message: '这个签到码不对，请扫负责人手机上的码' },
  objection_late: { code: 5112, message: '公示已经结束，有疑问请联系小区书记' },
  hours_above_plan: { code: 5113, message: '时长不能超过活动的计划时长，请改小一些' },
  sheet_wrong: { code: 5114, message: '签到表录得不对：只录报了名的人，时间在活动时间里' },
  sheet_entered: { code: 5115, message: '签到表已经录过了，请核对后作证，或提醒书记' },
  sheet_changed: { code: 5116, message: '签到表刚刚改过，请刷新后再核对一遍' },
  sheet_witness: { code: 5117, message: '作证的要是另一个在场的人，不能是录表的人和他的家人' },
  team_not_found: { code: 5118, message: '没有找到这支队伍，请返回列表看看' },
  team_state: { code: 5119, message: '这支队伍的状态已经变了，请刷新后再看' },
  own_team: { code: 5120, message: '不能批准自己的队伍，请由别人来定' },
  team_member: { code: 5121, message: '队员名单刚刚变了，请刷新后再看' },
  team_leader_stays: { code: 5122, message: '您是队长，先把队伍交给别的队员再退' },
  team_crowded: { code: 5123, message: '这支队伍人满了，请看看别的队伍' },
  not_team_member: { code: 5124, message: '您不在这支队伍里，请先加入，或不选队伍' },
  need_not_found: { code: 5125, message: '没有找到这条求助，请返回列表看看' },
  need_state: { code: 5126, message: '这条求助的状态已经变了，请刷新后再看' },
  family_serves: { code: 5127, message: '照顾自己家里人不算志愿服务，请让别的邻居来' },
  guardian_missing: { code: 5128, message: '您家还没有家长登记住处，请家长先登记，再来报名' },
  guardian_asked: { code: 5129, message: '家长还没有同意，请家长打开消息点一下同意' },
  minor_not_found: { code: 5130, message: '家长已经答复过了，请刷新后再看' },
  certificate_not_found: { code: 5131, message: '没有找到这张证书，请重新开一张' },
  export_too_long: { code: 5132, message: '这个月的记录太多，一张表放不下，请联系区级管理员' },
  asked_enough: { code: 5133, message: '您提的还有好几件在等答复，等有了结果再提' },

  // Conventions
  convention_not_found: { code: 6001, message: '没有找到这份公约，请返回列表看看' },
  convention_state: { code: 6002, message: '公约的状态已经变了，请刷新后再看' },
  convention_open: { code: 6003, message: '已经有一版正在修改，请先把它办完' },
  convention_changed: { code: 6004, message: '别人刚改过，请看过新的再保存；您写的还在这里' },
  convention_text: { code: 6005, message: '公约内容还不完整，请按提示修改' },
  convention_blocked: { code: 6006, message: '有的条款不能这样写，请按提示修改' },
  convention_note_needed: { code: 6007, message: '有提醒的条款，请写明为什么保留' },
  convention_revised: { code: 6008, message: '公约刚换了新版，请看过新版再签' },
  convention_not_home: { code: 6009, message: '只能为自己家签，请选择您家' },
  convention_not_signed: { code: 6010, message: '这一户还没有签过，不用撤回' },
  opinion_not_found: { code: 6011, message: '没有找到这条意见，可能已经撤下，请刷新后再看' },
  vote_differs: { code: 6012, message: '和第一位录入的不一样，请两位一起核对会议记录' },
  vote_invalid: { code: 6013, message: '票数不对，请核对会议记录' },
  second_person: { code: 6014, message: '不能两遍都由您录入，请另一位工作人员录入第二遍' },
  convention_date: { code: 6015, message: '施行日期要在今天以后、一年以内，请重新选' },
  convention_held: { code: 6016, message: '这一版的内容正在审核，请过一会儿再看' },
  signature_not_found: { code: 6017, message: '没有找到这个签名，请刷新后再看' },
  convention_voting: { code: 6018, message: '正在网上表决，请等表决结束' },
  convention_not_voting: { code: 6019, message: '现在没有在表决，请刷新后再看' },
  convention_vote_time: { code: 6020, message: '表决的天数不合适，请重新选' },
  convention_vote_way: { code: 6021, message: '本地不用这种方式表决，请开居民会议' },
  vote_household: { code: 6022, message: '只能为自己小区的住户投，请重新选' },
  clause_not_found: { code: 6023, message: '公约里没有这一条，请看看全文' },
  convention_paper_closed: {
    code: 6024,
    message: '纸质票要在表决结束前一天录完，现在请这家在手机上投',
  },
} as const satisfies Record<string, ErrorSpec>

export type ErrorName = keyof typeof ERRORS

/** An expected error, on its way to the person. */
export class Failure extends Error {
  readonly code: number

  constructor(
    readonly reason: ErrorName,
    /** Anything the page can use, e.g. `{ text: '…' }` per field. Never personal data. */
    readonly details?: unknown,
    message: string = ERRORS[reason].message,
  ) {
    super(message)
    this.name = 'Failure'
    this.code = ERRORS[reason].code
  }
}
