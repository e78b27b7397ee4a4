import type { RatingBoardMessages } from './rating-board.en.ts';

export const messages: RatingBoardMessages = {
  heading: '星の掲示板',
  loading: '評価を読み込んでいます…',
  noPremisesHeading: '建物が選ばれていません',
  noPremisesBody: '賃貸の建物を選ぶと、星の掲示板がここに表示されます。',
  notRatedHeading: (address) => `${address}にはまだ星がありません`,
  notRatedBody: '最初の検査で星が決まり、掲示板を印刷できるようになります。',
  incompleteBody: '前回の検査に未回答の項目があるため、星はありません。次に最後まで検査すると決まります。',
  notFoundHeading: 'この建物はありません',
  notFoundBody: '登録がないか、見る権限がありません。ほかの建物を選んでください。',
  paper: '用紙',
  papers: { A4: 'A4、戸口用', A3: 'A3、門用' },
  print: '印刷',
  printNote: '100 %で、拡大縮小せずに印刷してください。PDF にするには、印刷画面で「PDF に保存」を選びます。',
  printFailed:
    'このブラウザーでは印刷画面を開けません。もう一度試すか、パソコンのブラウザーでこのページを開いてください。',
  noAddress: '異議申し立てのページが分からないため、QR コードは印刷せず、電話番号だけを載せます。',
  partMissing: '異議申し立ての部分は端末にありません。ネットワークが戻ると読み込まれます。',
  none: '—',

  boardPicture: (address, stars) => `星の掲示板：${address}、${stars}`,
  boardHeading: '賃貸住宅の安全の星',
  stars: (stars) => ['星なし', '一つ星', '二つ星', '三つ星'][stars] ?? `星 ${stars}`,
  score: (score) => `${score} 点`,
  notCounted: '対象外',
  rule: '星は、前回の検査の四つの面と、まだ改善されていない危険箇所から決まります。住む人には関係しません。',
  checkedOn: '検査日',
  nextCheck: '次回検査の期限',
  objectHeading: '星に異議がある場合',
  howToObject:
    '家主は異議を申し立てることができ、15 日以内に回答があります。QR コード、電話、または派出所で申し出てください。QR コードは異議申し立てのページだけにつながり、この建物の情報は表示されません。',
  howToObjectByVoice:
    '家主は異議を申し立てることができ、15 日以内に回答があります。電話または派出所で申し出てください。',

  why: (stars) => `${stars}の理由`,
  reasons: {
    'life-threatening-hazard': '生命に関わる危険箇所が未改善です。改善されるまで星はありません。',
    'serious-hazard': '重大な危険箇所が未改善です。改善されるまで一つ星までです。',
    'nothing-counts': '対象となる項目がないため、星はありません。',
    incomplete: '未回答の項目があります。',
  },
  scoreReason: (score, stars) => `四つの面の平均 ${score} 点：${stars}。`,
};
