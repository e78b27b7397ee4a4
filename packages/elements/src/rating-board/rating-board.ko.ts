import type { RatingBoardMessages } from './rating-board.en.ts';

export const messages: RatingBoardMessages = {
  heading: '별점 게시판',
  loading: '별점을 불러오는 중…',
  noPremisesHeading: '선택한 건물이 없습니다',
  noPremisesBody: '임대 건물을 고르면 별점 게시판이 여기에 표시됩니다.',
  notRatedHeading: (address) => `${address}: 아직 별점이 없습니다`,
  notRatedBody: '첫 점검을 하면 별점이 정해지고 게시판을 인쇄할 수 있습니다.',
  incompleteBody: '지난 점검에 답하지 않은 항목이 있어 별점이 없습니다. 다음에 모두 점검하면 정해집니다.',
  notFoundHeading: '그런 건물이 없습니다',
  notFoundBody: '기록에 없거나 볼 권한이 없습니다. 다른 건물을 고르십시오.',
  paper: '용지',
  papers: { A4: 'A4, 현관문용', A3: 'A3, 대문용' },
  print: '인쇄',
  printNote: '100 %로, 크기를 조정하지 말고 인쇄하십시오. PDF가 필요하면 인쇄 창에서 ‘PDF로 저장’을 고르십시오.',
  printFailed: '이 브라우저는 인쇄 창을 열지 못합니다. 다시 시도하거나 컴퓨터의 브라우저로 이 페이지를 여십시오.',
  noAddress: '이의 신청 페이지를 알 수 없어 QR 코드 없이 전화번호만 인쇄합니다.',
  partMissing: '이의 신청 부분이 기기에 없습니다. 네트워크가 돌아오면 불러옵니다.',
  none: '—',

  boardPicture: (address, stars) => `별점 게시판: ${address}, ${stars}`,
  boardHeading: '임대 주택 안전 별점',
  stars: (stars) => ['별 없음', '별 한 개', '별 두 개', '별 세 개'][stars] ?? `별 ${stars}개`,
  score: (score) => `${score}점`,
  notCounted: '제외',
  rule: '별점은 지난 점검의 네 분야와 아직 고치지 않은 위험 요소로 정합니다. 사는 사람과는 관계가 없습니다.',
  checkedOn: '점검일',
  nextCheck: '다음 점검 기한',
  objectHeading: '별점에 이의가 있습니까?',
  howToObject:
    '집주인은 이의를 신청할 수 있으며 15일 안에 답을 받습니다. QR 코드를 스캔하거나 전화하거나 파출소로 오십시오. QR 코드는 이의 신청 페이지로만 연결되며 이 집의 정보는 보이지 않습니다.',
  howToObjectByVoice: '집주인은 이의를 신청할 수 있으며 15일 안에 답을 받습니다. 전화하거나 파출소로 오십시오.',

  why: (stars) => `이유: ${stars}`,
  reasons: {
    'life-threatening-hazard': '생명을 위협하는 위험 요소가 남아 있습니다. 고칠 때까지 별이 없습니다.',
    'serious-hazard': '심각한 위험 요소가 남아 있습니다. 고칠 때까지 별 한 개까지입니다.',
    'nothing-counts': '계산되는 항목이 없어 별이 없습니다.',
    incomplete: '답하지 않은 항목이 있습니다.',
  },
  scoreReason: (score, stars) => `네 분야 평균 ${score}점: ${stars}.`,
};
