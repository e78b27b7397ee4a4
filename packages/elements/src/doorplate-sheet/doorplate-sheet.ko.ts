import type { DoorplateSheetMessages } from './doorplate-sheet.en.ts';

export const messages: DoorplateSheetMessages = {
  heading: '인쇄할 건물번호판',
  loading: '건물번호판을 불러오는 중…',
  size: 'QR 코드 크기',
  sizes: { 120: '120 mm, 대문', 75: '75 mm, 현관문', 40: '40 mm, 세대' },
  print: '인쇄',
  printNote:
    'A4 용지에 100 %로, 크기를 조정하지 말고 인쇄한 뒤 재단선을 따라 자르십시오. PDF가 필요하면 인쇄 창에서 ‘PDF로 저장’을 고르십시오.',
  printFailed: '이 브라우저는 인쇄 창을 열지 못합니다. 다시 시도하거나 컴퓨터의 브라우저로 이 페이지를 여십시오.',
  count: (plates, pages, format) => `번호판 ${format.number(plates)}장, ${format.number(pages)}쪽`,
  page: (page, pages) => `${pages}쪽 중 ${page}쪽`,
  pages: '인쇄될 쪽',
  more: '더 보기',
  loadingMore: '더 불러오는 중…',
  moreFailed: '더 불러오지 못했습니다. 위의 번호판은 인쇄할 수 있습니다.',
  emptyHeading: '유효한 건물번호판이 없습니다',
  emptyBody: '이 건물에 번호판이 발급되면 여기서 인쇄할 수 있습니다.',
  printed: (count, format) => `번호판 ${format.number(count)}장의 인쇄 창을 엽니다`,
  issue: '건물번호판 발급',
  plates: (count, format) => `용지의 번호판 ${format.number(count)}장`,
  platesToChange: (count, format) => `용지의 번호판 ${format.number(count)}장: 교체 또는 효력 상실`,
  whoMayChange: '발급, 교체, 효력 상실은 파출소의 책임자나 관리자가 합니다. 이 계정으로는 인쇄할 수 있습니다.',
  codeAndDay: (code, day) => `${code} · ${day} 발급`,
  onlyThis: '이것만',
  onlyThisOf: (plate) => `이것만: ${plate}`,
  onlyOne: (code) => `용지에 번호판 ${code}만 있습니다.`,
  showAll: '모두 보기',
  replace: '교체',
  replaceOf: (plate) => `교체: ${plate}`,
  revoke: '효력 상실',
  revokeOf: (plate) => `효력 상실: ${plate}`,
  acts: {
    issue: {
      heading: '이 건물에 번호판을 발급합니까?',
      body: '새 코드의 번호판에 파출소의 키로 서명합니다. 바로 유효하며 인쇄할 수 있습니다.',
      hint: '',
      send: '발급',
    },
    replace: {
      heading: '이 번호판을 교체합니까?',
      body: '같은 문에 새 코드의 번호판을 발급합니다. 이전 것을 스캔하면 교체되었다고 표시됩니다. 새것을 건 뒤 이전 것을 떼십시오.',
      hint: '10자 이상. 예: 표면이 닳아 QR 코드를 스캔할 수 없음.',
      send: '교체',
    },
    revoke: {
      heading: '이 번호판의 효력을 없앱니까?',
      body: '스캔하면 더 이상 유효하지 않다고 표시됩니다. 되돌릴 수 없으며, 필요하면 다른 번호판을 발급합니다.',
      hint: '10자 이상. 예: 다른 문에서 발견되어 주소가 맞지 않음.',
      send: '효력 없애기',
    },
  },
  reason: '사유',
  tooShort: (count, format) => `아직 ${format.number(count)}자입니다. 10자 이상 쓰십시오.`,
  sending: '보내는 중…',
  faults: {
    forbidden: '이 계정으로는 할 수 없습니다. 파출소의 책임자나 관리자가 합니다. 아무것도 바뀌지 않았습니다.',
    'not-found': '이 번호판이나 건물은 파출소에 기록되어 있지 않습니다. 아무것도 바뀌지 않았습니다.',
    'sign-in': '로그인이 만료되었습니다. 다시 로그인한 뒤 한 번 더 누르십시오. 입력한 내용은 남아 있습니다.',
    offline: '서버가 답하지 않습니다. 네트워크가 돌아오면 다시 누르십시오. 이미 전달되었더라도 한 번만 처리됩니다.',
    changed: '번호판이 그사이 바뀌었지만 아직 유효합니다. 계속하려면 다시 누르십시오.',
    refused: '이 사유는 받아들여지지 않았습니다. 더 구체적으로 쓰십시오.',
    error: '처리하지 못했습니다. 다시 누르십시오. 한 번만 처리됩니다. 입력한 내용은 남아 있습니다.',
  },
  overtakenHeading: '다른 사람이 먼저 했습니다',
  overtaken: (code, state, time) => {
    const since = time === null ? '' : `${time}에 `;
    if (state === 'in-force') return `그사이 이 건물에 번호판 ${code}이(가) 발급되었습니다. 바꾼 것은 없습니다.`;
    return state === 'replaced'
      ? `번호판 ${code}은(는) ${since}이미 교체되었습니다. 바꾼 것은 없습니다.`
      : `번호판 ${code}은(는) ${since}이미 효력을 잃었습니다. 바꾼 것은 없습니다.`;
  },
  overtakenClose: '지금 상태 보기',
  done: {
    issue: (code) => `번호판 ${code}을(를) 발급했습니다. 용지에 있으며 인쇄할 수 있습니다.`,
    replace: (code) => `교체했습니다. 번호판 ${code}이(가) 용지에 있으며 인쇄할 수 있습니다. 이전 것을 떼십시오.`,
    revoke: (code) =>
      `번호판 ${code}의 효력을 없앴습니다. 네트워크가 없는 기기는 다음에 연결될 때 알게 됩니다. 떼십시오.`,
  },
};
