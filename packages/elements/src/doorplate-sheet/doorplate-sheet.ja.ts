import type { DoorplateSheetMessages } from './doorplate-sheet.en.ts';

export const messages: DoorplateSheetMessages = {
  heading: '印刷する住所プレート',
  loading: '住所プレートを読み込んでいます…',
  size: 'QR コードの大きさ',
  sizes: { 120: '120 mm、門', 75: '75 mm、玄関', 40: '40 mm、各戸' },
  print: '印刷',
  printNote: 'A4 用紙に 100 % で、拡大縮小せずに印刷し、トンボに沿って切ってください。',
  printFailed: '印刷画面を開けませんでした。もう一度試すか、ブラウザーの印刷機能を使ってください。',
  count: (plates, pages, format) => `プレート ${format.number(plates)} 枚、${format.number(pages)} ページ`,
  page: (page, pages) => `${page} / ${pages} ページ`,
  pages: '印刷されるページ',
  more: 'さらに表示',
  loadingMore: '続きを読み込んでいます…',
  moreFailed: '続きを読み込めませんでした。上のプレートは印刷できます。',
  emptyHeading: '有効な住所プレートがありません',
  emptyBody: 'この建物のプレートが発行されると、ここで印刷できます。',
  printed: (count, format) => `プレート ${format.number(count)} 枚の印刷画面を開きます`,
};
