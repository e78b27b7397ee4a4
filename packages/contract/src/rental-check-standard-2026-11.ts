import type { RentalCheckStandard } from './rental-check-standards.ts';

/**
 * The checklist of November 2026: 32 items in four aspects, compiled for this project. A TypeScript module and not JSON,
 * because browsers without JSON import attributes load it too.
 */
export const rentalCheckStandard202611: RentalCheckStandard = {
  id: 'rental-check',
  version: '2026-11',
  verifiedOn: null,
  note: "Severity is this project's judgement: 4 life-threatening, 3 serious, 2 moderate, 1 minor. Sources were read in stored copies or summaries and not in official gazettes: show them as references, and set verifiedOn only when a station has checked them. Local sources apply in the place that they name.",
  aspects: {
    structure: {
      'zh-Hans': '房屋结构',
      en: 'Building structure',
    },
    fire: {
      'zh-Hans': '消防隐患',
      en: 'Fire hazards',
    },
    security: {
      'zh-Hans': '治安防范',
      en: 'Security',
    },
    landlord: {
      'zh-Hans': '房东履职',
      en: "Landlord's duties",
    },
  },
  sources: {
    R: {
      title: '租赁房屋治安管理规定（公安部令第 24 号，1995 年）',
      appliesIn: 'national',
      divisionPrefixes: [''],
    },
    F: {
      title: '中华人民共和国消防法（2021 年）',
      appliesIn: 'national',
      divisionPrefixes: [''],
    },
    H: {
      title: '高层民用建筑消防安全管理规定（应急管理部令第 5 号）',
      appliesIn: 'national',
      divisionPrefixes: [''],
    },
    Z: {
      title: '浙江省房屋使用安全管理条例',
      appliesIn: 'province: Zhejiang',
      divisionPrefixes: ['33'],
    },
    J: {
      title: '江苏省群租房消防安全导则',
      appliesIn: 'province: Jiangsu',
      divisionPrefixes: ['32'],
    },
    B: {
      title: '北京市出租房消防规定（据报道）',
      appliesIn: 'city: Beijing',
      divisionPrefixes: ['11'],
    },
    T: {
      title: '丰台区致房东通知',
      appliesIn: 'district: Fengtai',
      divisionPrefixes: ['110106'],
    },
    V: {
      title: '公共安全视频图像信息系统管理条例（2025 年）',
      appliesIn: 'national',
      divisionPrefixes: [''],
    },
    L: {
      title: '浙江省流动人口居住登记条例',
      appliesIn: 'province: Zhejiang',
      divisionPrefixes: ['33'],
    },
    P: {
      title: '中华人民共和国个人信息保护法',
      appliesIn: 'national',
      divisionPrefixes: [''],
    },
    G: {
      title: '广东省城镇房屋租赁条例',
      appliesIn: 'province: Guangdong',
      divisionPrefixes: ['44'],
    },
    N: {
      title: '住宅租住面积地方规定（如宁波：每间至多 2 人、每人 4 平方米）',
      appliesIn: 'city',
      divisionPrefixes: [],
    },
    D: {
      title: '东莞市 2018 年规定（20 间或 30 床以上）',
      appliesIn: 'city: Dongguan',
      divisionPrefixes: ['441900'],
    },
    X: {
      title: '通行做法',
      appliesIn: 'none',
      divisionPrefixes: [],
    },
  },
  rectification: {
    '4': {
      hours: 24,
      referral: true,
    },
    '3': {
      days: 7,
    },
    '2': {
      days: 30,
    },
    '1': {
      days: 60,
    },
  },
  items: [
    {
      code: 'STR-01',
      aspect: 'structure',
      severity: 4,
      text: {
        'zh-Hans': '非违法建筑、非危险房屋',
        en: 'Not an illegal or dangerous building',
      },
      source: 'R',
      article: '5',
    },
    {
      code: 'STR-02',
      aspect: 'structure',
      severity: 4,
      text: {
        'zh-Hans': '承重结构未拆改',
        en: 'Load-bearing structure not altered',
      },
      source: 'Z',
      article: '10',
    },
    {
      code: 'STR-03',
      aspect: 'structure',
      severity: 4,
      text: {
        'zh-Hans': '无明显裂缝、倾斜',
        en: 'No visible cracks or tilt',
      },
      source: 'Z',
      article: '15',
    },
    {
      code: 'STR-04',
      aspect: 'structure',
      severity: 3,
      text: {
        'zh-Hans': '自建房用于出租已作安全鉴定',
        en: 'Self-built house appraised before letting',
      },
      source: 'Z',
      article: '15',
    },
    {
      code: 'STR-05',
      aspect: 'structure',
      severity: 3,
      text: {
        'zh-Hans': '厨房、卫生间、阳台、地下储藏室不住人',
        en: 'Nobody sleeps in a kitchen, bathroom, balcony or basement store',
      },
      source: 'T',
      article: null,
    },
    {
      code: 'STR-06',
      aspect: 'structure',
      severity: 3,
      text: {
        'zh-Hans': '隔墙采用不燃材料并砌至楼板底',
        en: 'Partitions are non-combustible and reach the slab',
      },
      source: 'J',
      article: '1.4',
    },
    {
      code: 'STR-07',
      aspect: 'structure',
      severity: 2,
      text: {
        'zh-Hans': '每间居住人数和人均面积符合当地规定',
        en: 'Persons in a room and floor area each within the local limit',
      },
      source: 'N',
      article: null,
    },
    {
      code: 'STR-08',
      aspect: 'structure',
      severity: 4,
      text: {
        'zh-Hans': '彩钢板房不住人',
        en: 'No foam-panel housing is lived in',
      },
      source: 'T',
      article: null,
    },
    {
      code: 'FIR-01',
      aspect: 'fire',
      severity: 4,
      text: {
        'zh-Hans': '疏散通道、安全出口畅通',
        en: 'Escape routes and exits are clear',
      },
      source: 'F',
      article: '28',
    },
    {
      code: 'FIR-02',
      aspect: 'fire',
      severity: 3,
      text: {
        'zh-Hans': '防盗窗可从内部开启',
        en: 'Window bars open from inside',
      },
      source: 'T',
      article: null,
    },
    {
      code: 'FIR-03',
      aspect: 'fire',
      severity: 4,
      text: {
        'zh-Hans': '楼道、门厅、室内不停放电动自行车或充电',
        en: 'No electric bicycle kept or charged in halls, stairs or rooms',
      },
      source: 'H',
      article: '37',
    },
    {
      code: 'FIR-04',
      aspect: 'fire',
      severity: 3,
      text: {
        'zh-Hans': '集中充电设施可自动断电',
        en: 'Shared charging cuts off by itself',
      },
      source: 'H',
      article: '37',
    },
    {
      code: 'FIR-05',
      aspect: 'fire',
      severity: 3,
      text: {
        'zh-Hans': '独立式感烟报警器有效',
        en: 'Working smoke alarm in each room that needs one',
      },
      source: 'B',
      article: null,
    },
    {
      code: 'FIR-06',
      aspect: 'fire',
      severity: 2,
      text: {
        'zh-Hans': '灭火器有效',
        en: 'Serviceable fire extinguisher',
      },
      source: 'B',
      article: null,
    },
    {
      code: 'FIR-07',
      aspect: 'fire',
      severity: 4,
      text: {
        'zh-Hans': '不与易燃易爆危险品场所同楼',
        en: 'Not in one building with flammables or explosives',
      },
      source: 'F',
      article: '19',
    },
    {
      code: 'FIR-08',
      aspect: 'fire',
      severity: 4,
      text: {
        'zh-Hans': '住宿与生产经营部分分隔、独立疏散',
        en: 'Living and working parts separated, own way out',
      },
      source: 'F',
      article: '19',
    },
    {
      code: 'FIR-09',
      aspect: 'fire',
      severity: 3,
      text: {
        'zh-Hans': '线路穿管、装漏电保护、无私拉乱接',
        en: 'Wiring in conduit, residual-current device fitted, none improvised',
      },
      source: 'J',
      article: '4',
    },
    {
      code: 'FIR-10',
      aspect: 'fire',
      severity: 3,
      text: {
        'zh-Hans': '居室内不用瓶装液化气和明火',
        en: 'No bottled gas or open flame in sleeping rooms',
      },
      source: 'J',
      article: '4.1',
    },
    {
      code: 'FIR-11',
      aspect: 'fire',
      severity: 3,
      text: {
        'zh-Hans': '消防车通道、消火栓不被占用',
        en: 'Fire lane and hydrant not obstructed',
      },
      source: 'F',
      article: '28',
    },
    {
      code: 'FIR-12',
      aspect: 'fire',
      severity: 2,
      text: {
        'zh-Hans': '应急照明有效',
        en: 'Emergency lighting works',
      },
      source: 'B',
      article: null,
    },
    {
      code: 'SEC-01',
      aspect: 'security',
      severity: 2,
      text: {
        'zh-Hans': '门锁有效、可从内部开启',
        en: 'Locks work and open from inside',
      },
      source: 'X',
      article: null,
    },
    {
      code: 'SEC-02',
      aspect: 'security',
      severity: 2,
      text: {
        'zh-Hans': '规模出租房设门禁 (不用人脸等生物识别)',
        en: 'Access control in large lets, without biometrics',
      },
      source: 'D',
      article: null,
    },
    {
      code: 'SEC-03',
      aspect: 'security',
      severity: 1,
      text: {
        'zh-Hans': '公共部位照明良好',
        en: 'Common parts are lit',
      },
      source: 'X',
      article: null,
    },
    {
      code: 'SEC-04',
      aspect: 'security',
      severity: 4,
      text: {
        'zh-Hans': '室内无偷拍、窃听设备',
        en: 'No covert camera or microphone in rooms',
      },
      source: 'V',
      article: '8',
    },
    {
      code: 'SEC-05',
      aspect: 'security',
      severity: 2,
      text: {
        'zh-Hans': '公共部位视频有提示标识并按期删除',
        en: 'Cameras in common parts are signed and footage deleted in time',
      },
      source: 'P',
      article: '26',
    },
    {
      code: 'SEC-06',
      aspect: 'security',
      severity: 1,
      text: {
        'zh-Hans': '张贴报警、反诈提示',
        en: 'Emergency and anti-fraud notice displayed',
      },
      source: 'X',
      article: null,
    },
    {
      code: 'LLD-01',
      aspect: 'landlord',
      severity: 2,
      text: {
        'zh-Hans': '已登记备案并签订治安责任书',
        en: 'Let registered and undertaking signed',
      },
      source: 'R',
      article: '6',
    },
    {
      code: 'LLD-02',
      aspect: 'landlord',
      severity: 2,
      text: {
        'zh-Hans': '核验、登记承租人身份',
        en: 'Tenants identified and registered',
      },
      source: 'R',
      article: '7',
    },
    {
      code: 'LLD-03',
      aspect: 'landlord',
      severity: 2,
      text: {
        'zh-Hans': '起租、停租按期申报',
        en: 'Start and end of stays reported in time',
      },
      source: 'L',
      article: '9',
    },
    {
      code: 'LLD-04',
      aspect: 'landlord',
      severity: 1,
      text: {
        'zh-Hans': '有书面租赁合同并明确安全责任',
        en: 'Written lease that says who is responsible for safety',
      },
      source: 'G',
      article: '7',
    },
    {
      code: 'LLD-05',
      aspect: 'landlord',
      severity: 2,
      text: {
        'zh-Hans': '定期自查并有记录',
        en: 'Regular self-checks on record',
      },
      source: 'R',
      article: '7',
    },
    {
      code: 'LLD-06',
      aspect: 'landlord',
      severity: 1,
      text: {
        'zh-Hans': '停止出租及时注销',
        en: 'Deregistered when letting ends',
      },
      source: 'R',
      article: '7',
    },
  ],
};
