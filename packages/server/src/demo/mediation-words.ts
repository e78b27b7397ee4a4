/** What a dispute of the demo is about. Everything is invented, and no person or place is named. */
export interface DemoDispute {
  readonly disputeType: string;
  readonly subject: string;
  readonly facts: string;
  readonly issues: string;
  readonly liability: string;
  /** What the respondent owes, and then what the claimant does. */
  readonly steps: readonly [content: string, way: string][];
}

/** Disputes of the kinds that a station meets, the ones that come most often first. */
export const civilDisputes: readonly DemoDispute[] = [
  {
    disputeType: 'tenancy',
    subject: '退租押金纠纷',
    facts: '租客退租后，房东以墙面有划痕为由拒退押金一千二百元，租客认为属正常使用痕迹，申请调解。',
    issues: '押金应否全额退还，墙面修补费用由谁承担。',
    liability: '双方同意墙面修补费三百元由租客承担，房东退还其余押金。',
    steps: [
      ['退还押金九百元', '当面以现金支付，调解员在场'],
      ['交还房门钥匙两把', '当面交付'],
    ],
  },
  {
    disputeType: 'neighbourhood',
    subject: '楼上漏水浸泡天花纠纷',
    facts: '楼上住户卫生间防水老化渗漏，致楼下天花起皮脱落，双方就维修方案和费用多次协商未果。',
    issues: '渗漏责任及维修费用承担。',
    liability: '经现场查看，渗漏源于楼上卫生间防水层，由楼上住户负责维修并承担楼下修复费用。',
    steps: [
      ['重做卫生间防水层并通过闭水试验', '委托施工，楼下住户到场查看'],
      ['施工期间配合开门查看', '按约定时间配合'],
    ],
  },
  {
    disputeType: 'neighbourhood',
    subject: '夜间噪声扰邻纠纷',
    facts: '邻居夜间十一时后练习乐器、拖动家具，影响老人和学生休息，多次沟通后仍有反复。',
    issues: '夜间活动时段与降噪措施。',
    liability: '双方同意夜间十时后不再练琴，家具加装静音垫。',
    steps: [
      ['为家具加装静音垫，夜间十时后不练琴', '自行整改'],
      ['如再有影响先联系调解员，不敲门争吵', '口头承诺'],
    ],
  },
  {
    disputeType: 'labour',
    subject: '餐馆拖欠工资纠纷',
    facts: '员工离职后，餐馆以未办理交接为由拖欠最后一个月工资三千八百元。',
    issues: '工资数额及支付期限，工作服与钥匙交接。',
    liability: '餐馆认可拖欠事实，分两期付清；员工办理交接。',
    steps: [
      ['支付工资三千八百元', '银行转账'],
      ['交还工作服和更衣柜钥匙', '当面交付'],
    ],
  },
  {
    disputeType: 'land',
    subject: '相邻田埂界线纠纷',
    facts: '两户承包地相邻，一方翻修田埂时向外移动约三十厘米，另一方要求恢复原状。',
    issues: '田埂原有位置的认定与恢复。',
    liability: '经村委会现场指认界桩，移动的一方恢复原田埂。',
    steps: [
      ['按界桩恢复田埂原状', '自行施工，村委会到场确认'],
      ['不再阻拦对方引水灌溉', '即时履行'],
    ],
  },
  {
    disputeType: 'property-management',
    subject: '电动自行车进楼充电纠纷',
    facts: '住户在楼道内为电动自行车充电，邻居担心起火，与物业发生争执。',
    issues: '停放充电地点及物业充电设施的启用时间。',
    liability: '住户不再进楼充电，物业限期启用室外充电桩。',
    steps: [
      ['启用室外充电桩八个', '施工完成后张贴通知'],
      ['将车辆移至室外停放', '即时履行'],
    ],
  },
  {
    disputeType: 'debt',
    subject: '邻里借款未还纠纷',
    facts: '借款五千元到期后未还，借条载明无利息，借款人称已还一千元但无凭证。',
    issues: '尚欠金额及还款期限。',
    liability: '双方确认尚欠四千五百元，分两期归还。',
    steps: [
      ['归还借款四千五百元', '银行转账'],
      ['还清当日交还借条原件', '当面交付'],
    ],
  },
  {
    disputeType: 'consumer',
    subject: '家具质量退货纠纷',
    facts: '购买的衣柜一月内柜门变形，商家只同意维修，消费者要求退货。',
    issues: '退货还是更换，运费由谁承担。',
    liability: '商家同意更换同型号新品并承担运费。',
    steps: [
      ['更换同型号衣柜并承担运费', '送货上门'],
      ['配合取回旧柜', '按约定时间配合'],
    ],
  },
  {
    disputeType: 'family',
    subject: '老人赡养费分担纠纷',
    facts: '兄弟二人就母亲每月照料费用的分担比例发生争执，母亲意愿由长子照料。',
    issues: '照料方式及费用分担。',
    liability: '由长子照料，次子每月分担照料费六百元。',
    steps: [
      ['支付本季度照料费一千八百元', '银行转账'],
      ['按月告知照料支出', '书面清单'],
    ],
  },
  {
    disputeType: 'damage',
    subject: '车辆剐蹭围墙赔偿纠纷',
    facts: '货车倒车时碰倒院墙一段，双方对修复价格争议较大。',
    issues: '修复范围和费用。',
    liability: '货车一方承担院墙修复费用一千六百元。',
    steps: [
      ['支付院墙修复费一千六百元', '当面以现金支付，调解员在场'],
      ['出具收条', '当面交付'],
    ],
  },
];

/** Disputes in which somebody was harmed a little, with what an officer ticked. */
export const publicSecurityDisputes: readonly (DemoDispute & { readonly ticked: readonly string[] })[] = [
  {
    disputeType: 'injury',
    subject: '集市摊位推搡纠纷',
    facts: '双方因摊位界线争执，一方掀翻货物，另一方推搡致其手臂轻微擦伤。',
    issues: '医药费与货物损失。',
    liability: '双方各自承担过错责任。',
    steps: [['支付医药费四百二十元', '当面以现金支付']],
    ticked: ['private-dispute', 'minor', 'beating', 'prior-fault'],
  },
  {
    disputeType: 'damage',
    subject: '停车争执损坏后视镜纠纷',
    facts: '邻居因占用车位争吵，一方踢坏对方车辆后视镜。',
    issues: '财物损失赔偿。',
    liability: '损坏的一方赔偿并道歉。',
    steps: [['赔偿后视镜更换费三百八十元', '银行转账']],
    ticked: ['private-dispute', 'minor', 'property-damage', 'among-people-who-know-each-other'],
  },
];

/** The dispute of many: those who speak for a building against who looks after it. */
export const buildingDispute: DemoDispute = {
  disputeType: 'property-management',
  subject: '整栋住户电梯停运补偿纠纷',
  facts: '电梯故障停运二十三日，四十余户住户要求减免物业费并限期修复，物业认为配件缺货不可归责。',
  issues: '停运期间物业费减免比例与修复期限。',
  liability: '物业承担修复责任，停运期间物业费减半。',
  steps: [['修复电梯并公示检验合格证明', '委托有资质单位施工']],
};
