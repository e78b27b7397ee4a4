/** What an officer might write about a fault, by item of the standard; invented, and about things, never about people. */
export const faultNotes: Readonly<Record<string, readonly string[]>> = {
  'STR-04': ['自建房出租前未见安全鉴定报告，已告知补做。'],
  'STR-05': ['地下储藏室内放有床铺，已要求当场搬离。'],
  'STR-06': ['二层隔墙为木板，未砌至楼板底。', '隔墙为石膏板加木龙骨，上方留有约 30 厘米空隙。'],
  'STR-07': ['最小一间约 5 平方米，放有两张床。'],
  'FIR-01': ['一层安全出口堆放杂物，宽度不足 60 厘米。', '三层通往楼顶的门上锁，钥匙不在现场。'],
  'FIR-02': ['二层临街防盗窗焊死，无逃生口。', '东间防盗窗锁锈蚀，从内部无法开启。'],
  'FIR-03': ['一层楼道停放电动自行车 3 辆，其中 1 辆正在充电。', '门厅内有电动自行车充电，线从窗户引出。'],
  'FIR-04': ['集中充电插座无自动断电功能。', '充电棚断电装置失灵，充满后仍通电。'],
  'FIR-05': ['二层走廊感烟报警器按下测试键无反应。', '三间居室未装独立式感烟报警器。'],
  'FIR-06': ['灭火器压力指针在红区。', '一层灭火器超过有效期。'],
  'FIR-07': ['一层库房存放油漆、稀料约 20 桶，与住人部分同楼。'],
  'FIR-08': ['一层作坊与楼梯间未分隔，住人部分无独立出口。'],
  'FIR-09': ['三层插线板串接，线路未穿管。', '配电箱未装漏电保护器。'],
  'FIR-10': ['北间居室内有瓶装液化气一瓶。'],
  'FIR-11': ['楼前消火栓被花箱遮挡。', '消防车通道停放杂物车两辆。'],
  'FIR-12': ['二层应急照明灯不亮。'],
  'SEC-01': ['203 室门锁损坏，从内部无法反锁。'],
  'SEC-03': ['二层至三层楼道灯不亮。'],
  'SEC-05': ['院门处摄像头无提示标识，录像保存时间不明。', '楼道摄像头未张贴提示标识。'],
  'SEC-06': ['一层门厅未张贴报警、反诈提示。'],
  'LLD-01': ['今年新出租两间，尚未登记备案。', '治安责任书已过期，未续签。'],
  'LLD-02': ['登记簿缺最近一户承租人信息。', '承租人登记只记姓名，未核验证件。'],
  'LLD-03': ['上月退租一户，未按期申报。'],
  'LLD-04': ['书面合同未写明安全责任。'],
  'LLD-05': ['自查记录停在三个月前。', '现场不能出示自查记录。'],
};

/** What a landlord or an auxiliary might write of a fault that was put right; invented. */
export const mendedNotes: readonly string[] = [
  '已按要求整改完毕。',
  '已清理，并提醒各户不再堆放。',
  '已请人更换，并留存票据。',
  '已补齐资料，放在一层门厅备查。',
];

/** Why a landlord would not sign; invented. */
export const refusedSignatures: readonly string[] = ['房东不在现场。', '房东对其中一项认定有异议，暂不签字。'];

/** Why a check is sent back: what is to be checked again; invented. */
export const sendingBackReasons: readonly string[] = [
  '二层居室未见逐间检查，请补查后重新提交。',
  '消防设施两项同时作答，请到现场逐项核对。',
  '隐患说明过于简略，请写明具体位置后重新提交。',
];
