import type { DoorplateSheetMessages } from './doorplate-sheet.en.ts';

export const messages: DoorplateSheetMessages = {
  heading: '打印门牌',
  loading: '正在加载门牌…',
  size: '二维码尺寸',
  sizes: { 120: '120 毫米，大门', 75: '75 毫米，房门', 40: '40 毫米，单元' },
  print: '打印',
  printNote: '用 A4 纸按 100% 打印，不要缩放，沿角线裁切。需要 PDF 时，在打印窗口选“另存为 PDF”。',
  printFailed: '此浏览器无法打开打印窗口。请重试，或改用电脑上的浏览器打开本页。',
  count: (plates, pages, format) => `${format.number(plates)} 块门牌，共 ${format.number(pages)} 页`,
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  pages: '打印效果',
  more: '显示更多门牌',
  loadingMore: '正在加载更多门牌…',
  moreFailed: '未能加载更多门牌，上面的可以先打印。',
  emptyHeading: '没有有效的门牌',
  emptyBody: '为房屋签发门牌后，可在这里打印。',
  issue: '签发门牌',
  plates: (count, format) => `打印页上的 ${format.number(count)} 块门牌`,
  platesToChange: (count, format) => `打印页上的 ${format.number(count)} 块门牌：更换或注销`,
  whoMayChange: '签发、更换和注销门牌由本所的所领导或管理员办理。您的账号可以打印。',
  codeAndDay: (code, day) => `${code} · ${day}签发`,
  onlyThis: '只打这块',
  onlyThisOf: (plate) => `只打这块：${plate}`,
  onlyOne: (code) => `打印页上只有门牌 ${code}。`,
  showAll: '显示全部',
  replace: '更换',
  replaceOf: (plate) => `更换${plate}`,
  revoke: '注销',
  revokeOf: (plate) => `注销${plate}`,
  acts: {
    issue: {
      heading: '为此房屋签发门牌？',
      body: '将用本所密钥签发一块带新编码的门牌，立即生效，可以马上打印。',
      hint: '',
      send: '签发',
    },
    replace: {
      heading: '更换这块门牌？',
      body: '将为同一处签发带新编码的门牌。扫描旧门牌的人会看到它已更换，新门牌挂好后请取下旧的。',
      hint: '至少 10 个字，例如：牌面磨损，二维码已无法扫描。',
      send: '更换',
    },
    revoke: {
      heading: '注销这块门牌？',
      body: '扫描它的人会看到它已失效。注销后不能恢复，如仍需要请另行签发。',
      hint: '至少 10 个字，例如：被移至他处张贴，与实际地址不符。',
      send: '注销',
    },
  },
  reason: '理由',
  tooShort: (count, format) => `目前只有 ${format.number(count)} 个字，至少写 10 个字。`,
  sending: '正在办理…',
  faults: {
    forbidden: '您的账号不能办理，须由本所的所领导或管理员办理。没有改动任何内容。',
    'not-found': '本所没有这块门牌或这处房屋的记录。没有改动任何内容。',
    'sign-in': '登录已失效。请重新登录后再按一次，您填写的内容都还在。',
    offline: '服务器没有答复。网络恢复后请再按一次；即使刚才已经送达，也只会办理一次。',
    changed: '这块门牌刚才有变动，仍然有效。请再按一次继续。',
    refused: '此理由未被接受，请写得更具体。',
    error: '没有办成。请再按一次，只会办理一次。您填写的内容都还在。',
  },
  overtakenHeading: '已有人先办理',
  overtaken: (code, state, time) => {
    const since = time === null ? '' : `于 ${time} `;
    if (state === 'in-force') return `刚才已有人为此房屋签发门牌 ${code}。您没有改动任何内容。`;
    return state === 'replaced'
      ? `门牌 ${code} 已${since}更换。您没有改动任何内容。`
      : `门牌 ${code} 已${since}注销。您没有改动任何内容。`;
  },
  overtakenClose: '查看现状',
  done: {
    issue: (code) => `门牌 ${code} 已签发，就在打印页上，可以打印。`,
    replace: (code) => `已更换：新门牌 ${code} 就在打印页上，可以打印。请取下旧门牌。`,
    revoke: (code) => `门牌 ${code} 已注销。没有网络的设备下次联网时才会得知，请取下门牌。`,
  },
  printed: (count, format) => `打印窗口将打开，共 ${format.number(count)} 块门牌`,
};
