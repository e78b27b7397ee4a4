import type { RatingBoardMessages } from './rating-board.en.ts';

export const messages: RatingBoardMessages = {
  heading: '星級公示牌',
  loading: '正在載入星級…',
  noPremisesHeading: '尚未選擇房屋',
  noPremisesBody: '選擇一處出租房，星級公示牌會顯示在這裡。',
  notRatedHeading: (address) => `${address}尚未評星`,
  notRatedBody: '首次檢查後會有星級，屆時可在這裡列印公示牌。',
  incompleteBody: '上次檢查有項目未作答，沒有星級。下次完整檢查後即有。',
  notFoundHeading: '沒有這處房屋',
  notFoundBody: '它沒有登記，或者您無權查看。請選擇其他房屋。',
  paper: '紙張',
  papers: { A4: 'A4，掛房門', A3: 'A3，掛大門' },
  print: '列印',
  printNote: '按 100% 列印，不要縮放。需要 PDF 時，在列印視窗選「另存為 PDF」。',
  printFailed: '此瀏覽器無法開啟列印視窗。請重試，或改用電腦上的瀏覽器開啟本頁。',
  noAddress: '沒有異議頁面的網址，公示牌上不印二維碼，只印電話。',
  partMissing: '本機沒有異議部分的內容，網路恢復後會載入。',
  none: '—',

  boardPicture: (address, stars) => `星級公示牌：${address}，${stars}`,
  boardHeading: '出租房屋安全星級',
  stars: (stars) => ['無星', '一星', '二星', '三星'][stars] ?? `${stars} 星`,
  score: (score) => `${score} 分`,
  notCounted: '不計',
  rule: '星級按上次檢查的四個方面和尚未整改的隱患評定，與居住的人無關。',
  checkedOn: '檢查日期',
  nextCheck: '下次檢查不遲於',
  objectHeading: '對星級有異議？',
  howToObject:
    '房東可以提出異議，15 日內答覆：掃描二維碼、打電話，或到派出所提出。二維碼只通向異議頁面，不顯示本房屋的任何資訊。',
  howToObjectByVoice: '房東可以提出異議，15 日內答覆：打電話，或到派出所提出。',

  why: (stars) => `為什麼是${stars}`,
  reasons: {
    'life-threatening-hazard': '有危及生命的隱患未整改：整改前不評星。',
    'serious-hazard': '有嚴重隱患未整改：整改前最多一星。',
    'nothing-counts': '沒有計分的項目，不評星。',
    incomplete: '有項目未作答。',
  },
  scoreReason: (score, stars) => `四個方面平均 ${score} 分：${stars}。`,
};
