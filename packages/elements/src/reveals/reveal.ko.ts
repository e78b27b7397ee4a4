import type { RevealMessages } from './reveal.en.ts';

export const reveals: RevealMessages = {
  purposes: {
    'rental-check': '임대 주택 점검',
    'stay-registration': '거주 등록',
    'hazard-rectification': '위험 개선',
    mediation: '분쟁 조정',
    'alert-handling': '신고 처리',
    'public-service': '주민 요청 처리',
    'own-record': '본인 기록 확인',
    audit: '열람 감사',
    supervision: '파출소 업무 감독',
  },
  revealOpen: '보기',
  maskedFields: {
    name: '이름',
    identityNumber: '신분증 번호',
    telephone: '전화번호',
    address: '주소',
    words: '신고 내용',
  },
  revealHeading: (name) => `${name}의 가려진 정보 보기`,
  revealIntroduction: '한 항목만 몇 분 동안 표시합니다. 계정, 목적, 시간이 기록에 남으며 본인이 확인할 수 있습니다.',
  revealField: '볼 항목',
  revealPurpose: '목적',
  revealReason: '사유',
  revealReasonHint: '10자 이상. 지금 여기서 필요한 이유를 쓰십시오. 감사 담당자가 읽습니다.',
  revealTooShort: (count, format) => `아직 ${format.number(count)}자입니다. 10자 이상 쓰십시오.`,
  revealSend: '보고 기록에 남기기',
  revealSending: '조회 중…',
  revealShown: (purpose) => `열람 목적: ${purpose}. 이 열람은 기록되었습니다.`,
  revealLeft: (time) => `${time} 뒤 다시 가립니다`,
  minutesAndSeconds: (seconds, format) =>
    `${format.number(Math.floor(seconds / 60))}분 ${format.number(seconds % 60)}초`,
  revealMasked: '시간이 지나 다시 가렸습니다.',
  revealAnother: '다른 항목 보기',
  revealHide: '지금 가리기',
  revealFaults: {
    forbidden:
      '이 계정으로는 이 항목을 볼 수 없습니다. 아무것도 표시하지 않았습니다. 업무에 필요하면 상급자에게 문의하십시오.',
    'not-found': '기록이 더 이상 없거나 볼 수 없게 되었습니다. 닫고 기록을 다시 여십시오.',
    'sign-in': '로그인이 만료되었습니다. 다시 로그인한 뒤 한 번 더 누르십시오. 입력한 내용은 남아 있습니다.',
    offline: '네트워크가 없습니다. 가려진 항목은 네트워크가 있어야 볼 수 있습니다. 입력한 내용은 남아 있습니다.',
    refused: '이 사유는 받아들여지지 않았습니다. 필요한 이유를 더 구체적으로 쓰십시오.',
    error: '표시하지 못했습니다. 아무것도 보이지 않았습니다. 다시 시도하십시오. 입력한 내용은 남아 있습니다.',
  },
};
