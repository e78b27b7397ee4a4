import type { SharedMessages } from './shared.en.ts';

export const messages: SharedMessages = {
  loading: '불러오는 중…',
  retry: '다시 시도',
  close: '닫기',
  cancel: '취소',
  emptyHeading: '아직 내용이 없습니다',
  emptyBody: '표시할 내용이 생기면 여기에 나타납니다.',
  offlineHeading: '네트워크에 연결되어 있지 않습니다',
  offlineBody: '이 내용은 이 기기에 저장되어 있지 않습니다. 네트워크가 복구되면 자동으로 불러옵니다.',
  forbiddenHeading: '볼 수 있는 권한이 없습니다',
  forbiddenBody: '이 계정으로는 볼 수 없습니다. 업무에 필요하면 파출소 관리자에게 문의하십시오.',
  errorHeading: '불러오지 못했습니다',
  errorBody: '변경된 내용은 없습니다. 다시 시도하십시오. 계속되면 시각과 아래 번호를 관리자에게 알려 주십시오.',
  errorReference: (requestId) => `번호: ${requestId}`,
  noClientHeading: '아직 연결되지 않았습니다',
  noClientBody:
    '페이지의 이 부분이 아직 연결되지 않았습니다. 페이지를 새로 고치십시오. 그래도 안 되면 사이트 담당자에게 알려 주십시오.',
  staleSince: (time) => `${time} 기준이며, 그 뒤로 네트워크에 연결되지 않았습니다`,
  signInHeading: '다시 로그인하십시오',
  signInBody: '로그인이 만료되었습니다. 입력한 내용은 그대로 있습니다.',
  lockedHeading: '잠겨 있습니다',
  lockedBody:
    '이 기기를 한동안 사용하지 않았습니다. 입력한 내용은 저장되어 잠겨 있습니다. 계속을 누르고, 요청이 있으면 로그인하십시오.',
  lockedStill: '아직 잠겨 있습니다. 네트워크에 연결하거나 다시 로그인한 뒤 계속하십시오.',
  unlock: '계속',
  wipedHeading: '이 기기의 내용이 모두 삭제되었습니다',
  wipedBody: '소속 파출소가 이 기기의 내용을 지웠습니다. 분실한 것이 아니라면 파출소에 문의한 뒤 다시 로그인하십시오.',
};
