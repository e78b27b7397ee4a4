import type { DoorplateSheetMessages } from './doorplate-sheet.en.ts';

export const messages: DoorplateSheetMessages = {
  heading: '列印門牌',
  loading: '正在載入門牌…',
  size: '二維碼尺寸',
  sizes: { 120: '120 毫米，大門', 75: '75 毫米，房門', 40: '40 毫米，單元' },
  print: '列印',
  printNote: '用 A4 紙按 100% 列印，不要縮放，沿角線裁切。',
  printFailed: '瀏覽器無法開啟列印視窗。請重試，或使用瀏覽器的列印命令。',
  count: (plates, pages, format) => `${format.number(plates)} 塊門牌，共 ${format.number(pages)} 頁`,
  page: (page, pages) => `第 ${page} 頁，共 ${pages} 頁`,
  pages: '列印效果',
  more: '顯示更多門牌',
  loadingMore: '正在載入更多門牌…',
  moreFailed: '未能載入更多門牌，上面的可以先列印。',
  emptyHeading: '沒有有效的門牌',
  emptyBody: '為房屋簽發門牌後，可在這裡列印。',
  printed: (count, format) => `列印視窗將開啟，共 ${format.number(count)} 塊門牌`,
};
