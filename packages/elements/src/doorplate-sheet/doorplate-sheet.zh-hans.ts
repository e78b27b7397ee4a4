import type { DoorplateSheetMessages } from './doorplate-sheet.en.ts';

export const messages: DoorplateSheetMessages = {
  heading: '打印门牌',
  loading: '正在加载门牌…',
  size: '二维码尺寸',
  sizes: { 120: '120 毫米，大门', 75: '75 毫米，房门', 40: '40 毫米，单元' },
  print: '打印',
  printNote: '用 A4 纸按 100% 打印，不要缩放，沿角线裁切。',
  printFailed: '浏览器无法打开打印窗口。请重试，或使用浏览器的打印命令。',
  count: (plates, pages, format) => `${format.number(plates)} 块门牌，共 ${format.number(pages)} 页`,
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  pages: '打印效果',
  more: '显示更多门牌',
  loadingMore: '正在加载更多门牌…',
  moreFailed: '未能加载更多门牌，上面的可以先打印。',
  emptyHeading: '没有有效的门牌',
  emptyBody: '为房屋签发门牌后，可在这里打印。',
  printed: (count, format) => `打印窗口将打开，共 ${format.number(count)} 块门牌`,
};
