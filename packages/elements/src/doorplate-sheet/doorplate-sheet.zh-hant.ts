import type { DoorplateSheetMessages } from './doorplate-sheet.en.ts';

export const messages: DoorplateSheetMessages = {
  heading: '列印門牌',
  loading: '正在載入門牌…',
  size: '二維碼尺寸',
  sizes: { 120: '120 毫米，大門', 75: '75 毫米，房門', 40: '40 毫米，單元' },
  print: '列印',
  printNote: '用 A4 紙按 100% 列印，不要縮放，沿角線裁切。需要 PDF 時，在列印視窗選「另存為 PDF」。',
  printFailed: '此瀏覽器無法開啟列印視窗。請重試，或改用電腦上的瀏覽器開啟本頁。',
  count: (plates, pages, format) => `${format.number(plates)} 塊門牌，共 ${format.number(pages)} 頁`,
  page: (page, pages) => `第 ${page} 頁，共 ${pages} 頁`,
  pages: '列印效果',
  more: '顯示更多門牌',
  loadingMore: '正在載入更多門牌…',
  moreFailed: '未能載入更多門牌，上面的可以先列印。',
  emptyHeading: '沒有有效的門牌',
  emptyBody: '為房屋簽發門牌後，可在這裡列印。',
  printed: (count, format) => `列印視窗將開啟，共 ${format.number(count)} 塊門牌`,
  issue: '簽發門牌',
  plates: (count, format) => `列印頁上的 ${format.number(count)} 塊門牌`,
  platesToChange: (count, format) => `列印頁上的 ${format.number(count)} 塊門牌：更換或註銷`,
  whoMayChange: '簽發、更換和註銷門牌由本所的所領導或管理員辦理。您的帳號可以列印。',
  codeAndDay: (code, day) => `${code} · ${day}簽發`,
  onlyThis: '只印這塊',
  onlyThisOf: (plate) => `只印這塊：${plate}`,
  onlyOne: (code) => `列印頁上只有門牌 ${code}。`,
  showAll: '顯示全部',
  replace: '更換',
  replaceOf: (plate) => `更換${plate}`,
  revoke: '註銷',
  revokeOf: (plate) => `註銷${plate}`,
  acts: {
    issue: {
      heading: '為此房屋簽發門牌？',
      body: '將用本所金鑰簽發一塊帶新編碼的門牌，立即生效，可以馬上列印。',
      hint: '',
      send: '簽發',
    },
    replace: {
      heading: '更換這塊門牌？',
      body: '將為同一處簽發帶新編碼的門牌。掃描舊門牌的人會看到它已更換，新門牌掛好後請取下舊的。',
      hint: '至少 10 個字，例如：牌面磨損，二維碼已無法掃描。',
      send: '更換',
    },
    revoke: {
      heading: '註銷這塊門牌？',
      body: '掃描它的人會看到它已失效。註銷後不能恢復，如仍需要請另行簽發。',
      hint: '至少 10 個字，例如：被移至他處張貼，與實際地址不符。',
      send: '註銷',
    },
  },
  reason: '理由',
  tooShort: (count, format) => `目前只有 ${format.number(count)} 個字，至少寫 10 個字。`,
  sending: '正在辦理…',
  faults: {
    forbidden: '您的帳號不能辦理，須由本所的所領導或管理員辦理。沒有改動任何內容。',
    'not-found': '本所沒有這塊門牌或這處房屋的記錄。沒有改動任何內容。',
    'sign-in': '登入已失效。請重新登入後再按一次，您填寫的內容都還在。',
    offline: '伺服器沒有答覆。網路恢復後請再按一次；即使剛才已經送達，也只會辦理一次。',
    changed: '這塊門牌剛才有變動，仍然有效。請再按一次繼續。',
    refused: '此理由未被接受，請寫得更具體。',
    error: '沒有辦成。請再按一次，只會辦理一次。您填寫的內容都還在。',
  },
  overtakenHeading: '已有人先辦理',
  overtaken: (code, state, time) => {
    const since = time === null ? '' : `於 ${time} `;
    if (state === 'in-force') return `剛才已有人為此房屋簽發門牌 ${code}。您沒有改動任何內容。`;
    return state === 'replaced'
      ? `門牌 ${code} 已${since}更換。您沒有改動任何內容。`
      : `門牌 ${code} 已${since}註銷。您沒有改動任何內容。`;
  },
  overtakenClose: '查看現狀',
  done: {
    issue: (code) => `門牌 ${code} 已簽發，就在列印頁上，可以列印。`,
    replace: (code) => `已更換：新門牌 ${code} 就在列印頁上，可以列印。請取下舊門牌。`,
    revoke: (code) => `門牌 ${code} 已註銷。沒有網路的裝置下次連網時才會得知，請取下門牌。`,
  },
};
