import type { Random } from './random.ts';

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤',
];
const compoundSurnames = ['欧阳', '上官', '司徒', '诸葛'];
// Given names that say nothing of sex or origin; pairs that with a surname above name somebody well known were left out.
const givenNames = [
  '若谷',
  '书禾',
  '景和',
  '承宇',
  '清越',
  '明川',
  '沐言',
  '向远',
  '怀瑾',
  '予宁',
  '云舟',
  '以恒',
  '青禾',
  '嘉树',
  '修远',
  '临溪',
  '念慈',
  '乐山',
  '长青',
  '可为',
  '亦然',
  '立夏',
  '见川',
  '朝晖',
  '小满',
  '宜民',
  '守拙',
  '秋实',
  '新荣',
  '德润',
  '永和',
  '良田',
  '芃',
  '澍',
  '昀',
  '禾',
  '屿',
  '桐',
  '舒',
  '榆',
];
const companyWords = [
  '禾屿',
  '云梧',
  '青栎',
  '澄陌',
  '沐川',
  '栖原',
  '朴田',
  '知麦',
  '溪午',
  '南稷',
  '初棠',
  '远蓬',
  '泊禾',
  '映榆',
];
const trades = [
  '便利店',
  '五金店',
  '理发店',
  '小吃店',
  '打印店',
  '水果店',
  '电动车维修店',
  '早餐店',
  '洗衣店',
  '文具店',
  '粮油店',
];

/** An invented person's name, surname first. */
export function personName(random: Random): string {
  const surname = random.chance(0.02) ? random.pick(compoundSurnames) : random.pick(surnames);
  return surname + random.pick(givenNames);
}

/** A name as it may be shown: the surname's first character, the rest hidden. */
export function shownName(name: string): string {
  return `${[...name][0] ?? ''}**`;
}

/** A small business in a county. */
export function shopName(random: Random, county: string): string {
  return `${county}${random.pick(companyWords)}${random.pick(trades)}`;
}

/** A company that lets flats. */
export function lettingCompanyName(random: Random, county: string): string {
  return `${county}${random.pick(companyWords)}房屋租赁有限公司`;
}
