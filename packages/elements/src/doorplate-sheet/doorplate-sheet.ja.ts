import type { DoorplateSheetMessages } from './doorplate-sheet.en.ts';

export const messages: DoorplateSheetMessages = {
  heading: '印刷する住所プレート',
  loading: '住所プレートを読み込んでいます…',
  size: 'QR コードの大きさ',
  sizes: { 120: '120 mm、門', 75: '75 mm、玄関', 40: '40 mm、各戸' },
  print: '印刷',
  printNote:
    'A4 用紙に 100 %で、拡大縮小せずに印刷し、印に沿って切ってください。PDF にするには、印刷画面で「PDF に保存」を選びます。',
  printFailed:
    'このブラウザーでは印刷画面を開けません。もう一度試すか、パソコンのブラウザーでこのページを開いてください。',
  count: (plates, pages, format) => `プレート ${format.number(plates)} 枚、${format.number(pages)} ページ`,
  page: (page, pages) => `${page} / ${pages} ページ`,
  pages: '印刷されるページ',
  more: 'さらに表示',
  loadingMore: '続きを読み込んでいます…',
  moreFailed: '続きを読み込めませんでした。上のプレートは印刷できます。',
  emptyHeading: '有効な住所プレートがありません',
  emptyBody: 'この建物のプレートが発行されると、ここで印刷できます。',
  printed: (count, format) => `プレート ${format.number(count)} 枚の印刷画面を開きます`,
  issue: '住所プレートを発行',
  plates: (count, format) => `用紙上のプレート ${format.number(count)} 枚`,
  platesToChange: (count, format) => `用紙上のプレート ${format.number(count)} 枚：交換または失効`,
  whoMayChange: '発行、交換、失効は派出所の責任者または管理者が行います。このアカウントでは印刷できます。',
  codeAndDay: (code, day) => `${code} · ${day}発行`,
  onlyThis: 'これだけ',
  onlyThisOf: (plate) => `これだけ：${plate}`,
  onlyOne: (code) => `用紙にはプレート ${code} だけがあります。`,
  showAll: 'すべて表示',
  replace: '交換',
  replaceOf: (plate) => `交換：${plate}`,
  revoke: '失効',
  revokeOf: (plate) => `失効：${plate}`,
  acts: {
    issue: {
      heading: 'この建物に住所プレートを発行しますか',
      body: '新しいコードのプレートに派出所の鍵で署名します。すぐに有効になり、印刷できます。',
      hint: '',
      send: '発行する',
    },
    replace: {
      heading: 'このプレートを交換しますか',
      body: '同じ入口に新しいコードのプレートを発行します。古いものを読み取った人には交換済みと表示されます。新しいものを掛けたら古いものを外してください。',
      hint: '10 文字以上。例：表面が擦り減り、QR コードを読み取れない。',
      send: '交換する',
    },
    revoke: {
      heading: 'このプレートを失効させますか',
      body: '読み取った人には無効と表示されます。元に戻せません。必要な場合は別のプレートを発行します。',
      hint: '10 文字以上。例：別の入口で見つかり、住所が合わない。',
      send: '失効させる',
    },
  },
  reason: '理由',
  tooShort: (count, format) => `まだ ${format.number(count)} 文字です。10 文字以上書いてください。`,
  sending: '送信中…',
  faults: {
    forbidden: 'このアカウントではできません。派出所の責任者または管理者が行います。何も変更していません。',
    'not-found': 'このプレートまたは建物は派出所に記録されていません。何も変更していません。',
    'sign-in':
      'サインインの期限が切れました。サインインし直してから、もう一度押してください。入力した内容は残っています。',
    offline:
      'サーバーから応答がありません。ネットワークが戻ったらもう一度押してください。届いていた場合も 1 回だけ行われます。',
    changed: 'プレートがその間に変更されましたが、まだ有効です。続けるにはもう一度押してください。',
    refused: 'この理由は受け付けられませんでした。もっと具体的に書いてください。',
    error: 'できませんでした。もう一度押してください。1 回だけ行われます。入力した内容は残っています。',
  },
  overtakenHeading: 'ほかの人が先に行いました',
  overtaken: (code, state, time) => {
    const since = time === null ? '' : `${time} に`;
    if (state === 'in-force')
      return `その間にプレート ${code} がこの建物に発行されました。あなたは何も変更していません。`;
    return state === 'replaced'
      ? `プレート ${code} は${since}すでに交換されました。あなたは何も変更していません。`
      : `プレート ${code} は${since}すでに失効しました。あなたは何も変更していません。`;
  },
  overtakenClose: '現在の状態を見る',
  done: {
    issue: (code) => `プレート ${code} を発行しました。用紙にあり、印刷できます。`,
    replace: (code) => `交換しました。プレート ${code} が用紙にあり、印刷できます。古いものを外してください。`,
    revoke: (code) =>
      `プレート ${code} を失効させました。ネットワークのない端末には、次に接続したときに伝わります。外してください。`,
  },
};
