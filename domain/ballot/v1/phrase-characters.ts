/**
 * The 256 characters of a secret's phrase, one for each value of a byte: common ones, no two alike
 * and no two read with the same syllable whatever the tone, so that a phrase can be written down,
 * read aloud and typed by pinyin. In the order of pinyin. Never change: written phrases use it.
 * @module
 */
export const PHRASE_CHARACTERS =
  '爱安白半帮包北本笔边表宾冰波布菜餐茶产常超车晨城尺虫出船窗吹春词' +
  '从村大带蛋刀灯低电蝶丁东豆读短多耳饭方飞粉风福改甘钢高歌根工狗古' +
  '瓜关光桂国海汉航号河黑恒红后湖花黄灰火鸡家剑江角街金京九菊军卡开' +
  '看康考可空口苦快矿葵拉来蓝浪老雷李莲粮林零六龙楼路罗绿马麦满毛美' +
  '门梦米面苗民明墨木奶南脑能泥年鸟宁牛农暖女排盘胖跑陪朋皮片平普七' +
  '千墙桥琴青秋去泉群人日容肉三沙山上蛇神声十手树双水顺四松苏蒜岁孙' +
  '塔台糖桃藤天条铁听铜头土团推瓦外万王味文我五西夏鲜香小写心星熊秀' +
  '许选雪牙盐羊药叶衣音英永油鱼园月云在早站张照针纸钟粥竹砖紫走组坐'
