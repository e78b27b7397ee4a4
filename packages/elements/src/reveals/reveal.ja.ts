import type { RevealMessages } from './reveal.en.ts';

export const reveals: RevealMessages = {
  purposes: {
    'rental-check': '賃貸住宅の検査',
    'stay-registration': '居住の登録',
    'hazard-rectification': '危険箇所の改善',
    mediation: '紛争の調停',
    'alert-handling': '通報への対応',
    'public-service': '住民からの依頼への対応',
    'own-record': '自分の記録の確認',
    audit: '閲覧の監査',
    supervision: '派出所の業務の監督',
  },
  revealOpen: '表示',
  maskedFields: {
    name: '氏名',
    identityNumber: '身分証番号',
    telephone: '電話番号',
    address: '住所',
    words: '話した内容',
  },
  revealHeading: (name) => `${name}の伏せられた情報を表示`,
  revealIntroduction: '1 項目だけを数分間表示します。あなたのアカウント、目的、時刻が記録に残り、本人が確認できます。',
  revealField: '表示する項目',
  revealPurpose: '目的',
  revealReason: '理由',
  revealReasonHint: '10 文字以上。今ここで必要な理由を書いてください。監査担当者が読みます。',
  revealTooShort: (count, format) => `まだ ${format.number(count)} 文字です。10 文字以上書いてください。`,
  revealSend: '表示して記録に残す',
  revealSending: '問い合わせ中…',
  revealShown: (purpose) => `閲覧の目的：${purpose}。この閲覧は記録されました。`,
  revealLeft: (time) => `あと${time}で再び伏せられます`,
  minutesAndSeconds: (seconds, format) =>
    `${format.number(Math.floor(seconds / 60))} 分 ${format.number(seconds % 60)} 秒`,
  revealMasked: '時間になったため、再び伏せました。',
  revealAnother: '別の項目を表示',
  revealHide: '今すぐ伏せる',
  revealFaults: {
    forbidden:
      'あなたのアカウントではこの項目を見られません。何も表示していません。業務に必要な場合は上司に相談してください。',
    'not-found': '記録がなくなったか、見られなくなりました。閉じてから記録を開き直してください。',
    'sign-in':
      'サインインの期限が切れました。サインインし直してから、もう一度押してください。入力した内容は残っています。',
    offline:
      'ネットワークがありません。伏せられた項目はネットワークのある所でだけ表示できます。入力した内容は残っています。',
    refused: 'この理由は受け付けられませんでした。必要な理由をもっと具体的に書いてください。',
    error: '表示できませんでした。何も表示していません。もう一度試してください。入力した内容は残っています。',
  },
};
