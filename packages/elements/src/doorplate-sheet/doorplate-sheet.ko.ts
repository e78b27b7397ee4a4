import type { DoorplateSheetMessages } from './doorplate-sheet.en.ts';

export const messages: DoorplateSheetMessages = {
  heading: '인쇄할 건물번호판',
  loading: '건물번호판을 불러오는 중…',
  size: 'QR 코드 크기',
  sizes: { 120: '120 mm, 대문', 75: '75 mm, 현관문', 40: '40 mm, 세대' },
  print: '인쇄',
  printNote: 'A4 용지에 100 %로, 크기를 조정하지 말고 인쇄한 뒤 재단선을 따라 자르십시오.',
  printFailed: '인쇄 창을 열지 못했습니다. 다시 시도하거나 브라우저의 인쇄 기능을 사용하십시오.',
  count: (plates, pages, format) => `번호판 ${format.number(plates)}장, ${format.number(pages)}쪽`,
  page: (page, pages) => `${pages}쪽 중 ${page}쪽`,
  pages: '인쇄될 쪽',
  more: '더 보기',
  loadingMore: '더 불러오는 중…',
  moreFailed: '더 불러오지 못했습니다. 위의 번호판은 인쇄할 수 있습니다.',
  emptyHeading: '유효한 건물번호판이 없습니다',
  emptyBody: '이 건물에 번호판이 발급되면 여기서 인쇄할 수 있습니다.',
  printed: (count, format) => `번호판 ${format.number(count)}장의 인쇄 창을 엽니다`,
};
