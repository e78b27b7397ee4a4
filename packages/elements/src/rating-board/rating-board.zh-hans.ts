import type { RatingBoardMessages } from './rating-board.en.ts';

export const messages: RatingBoardMessages = {
  heading: '星级公示牌',
  loading: '正在加载星级…',
  noPremisesHeading: '尚未选择房屋',
  noPremisesBody: '选择一处出租房，星级公示牌会显示在这里。',
  notRatedHeading: (address) => `${address}尚未评星`,
  notRatedBody: '首次检查后会有星级，届时可在这里打印公示牌。',
  incompleteBody: '上次检查有项目未作答，没有星级。下次完整检查后即有。',
  notFoundHeading: '没有这处房屋',
  notFoundBody: '它没有登记，或者您无权查看。请选择其他房屋。',
  paper: '纸张',
  papers: { A4: 'A4，挂房门', A3: 'A3，挂大门' },
  print: '打印',
  printNote: '按 100% 打印，不要缩放。需要 PDF 时，在打印窗口选“另存为 PDF”。',
  printFailed: '此浏览器无法打开打印窗口。请重试，或改用电脑上的浏览器打开本页。',
  noAddress: '没有异议页面的网址，公示牌上不印二维码，只印电话。',
  partMissing: '本机没有异议部分的内容，网络恢复后会加载。',
  none: '—',

  boardPicture: (address, stars) => `星级公示牌：${address}，${stars}`,
  boardHeading: '出租房屋安全星级',
  stars: (stars) => ['无星', '一星', '二星', '三星'][stars] ?? `${stars} 星`,
  score: (score) => `${score} 分`,
  notCounted: '不计',
  rule: '星级按上次检查的四个方面和尚未整改的隐患评定，与居住的人无关。',
  checkedOn: '检查日期',
  nextCheck: '下次检查不迟于',
  objectHeading: '对星级有异议？',
  howToObject:
    '房东可以提出异议，15 日内答复：扫描二维码、打电话，或到派出所提出。二维码只通向异议页面，不显示本房屋的任何信息。',
  howToObjectByVoice: '房东可以提出异议，15 日内答复：打电话，或到派出所提出。',

  why: (stars) => `为什么是${stars}`,
  reasons: {
    'life-threatening-hazard': '有危及生命的隐患未整改：整改前不评星。',
    'serious-hazard': '有严重隐患未整改：整改前最多一星。',
    'nothing-counts': '没有计分的项目，不评星。',
    incomplete: '有项目未作答。',
  },
  scoreReason: (score, stars) => `四个方面平均 ${score} 分：${stars}。`,
};
