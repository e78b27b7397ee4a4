import type { SharedMessages } from './shared.en.ts';

export const messages: SharedMessages = {
  loading: '読み込み中…',
  retry: 'もう一度試す',
  close: '閉じる',
  cancel: 'キャンセル',
  emptyHeading: 'まだ何もありません',
  emptyBody: '表示するものがあれば、ここに表示されます。',
  offlineHeading: 'ネットワークにつながっていません',
  offlineBody: 'この内容はこの端末に保存されていません。ネットワークが戻ると自動で読み込みます。',
  forbiddenHeading: '表示する権限がありません',
  forbiddenBody: 'このアカウントでは表示できません。業務に必要な場合は、派出所の管理者に連絡してください。',
  errorHeading: '読み込めませんでした',
  errorBody: '何も変更されていません。もう一度試してください。続く場合は、時刻と下の番号を管理者に伝えてください。',
  errorReference: (requestId) => `番号：${requestId}`,
  noClientHeading: 'まだ接続されていません',
  noClientBody:
    'ページのこの部分はまだ接続されていません。ページを再読み込みしてください。それでも直らない場合は、サイトの担当者に伝えてください。',
  staleSince: (time) => `${time} 時点の内容です。その後ネットワークにつながっていません`,
  signInHeading: 'もう一度サインインしてください',
  signInBody: 'サインインの期限が切れました。入力した内容は失われていません。',
  lockedHeading: 'ロックされています',
  lockedBody:
    'この端末はしばらく使われていませんでした。入力した内容は保存され、閉じられています。「続ける」を押し、求められたらサインインしてください。',
  lockedStill: 'まだロックされています。ネットワークに接続するか、もう一度サインインしてから続けてください。',
  unlock: '続ける',
  wipedHeading: 'この端末の内容はすべて削除されました',
  wipedBody: '派出所がこの端末の内容を消去しました。紛失していない場合は、派出所に確認してからサインインしてください。',
};
