import type { SharedMessages } from './shared.en.ts';

export const messages: SharedMessages = {
  loading: '正在加载…',
  retry: '重试',
  close: '关闭',
  cancel: '取消',
  emptyHeading: '暂无内容',
  emptyBody: '有内容时会显示在这里。',
  offlineHeading: '没有网络',
  offlineBody: '本机没有保存这项内容，网络恢复后会自动加载。',
  forbiddenHeading: '您无权查看',
  forbiddenBody: '您的账号不能查看此内容。如工作需要，请联系本所管理员。',
  errorHeading: '加载失败',
  errorBody: '没有改动任何内容，请重试。若仍然失败，请把时间和下方编号告诉管理员。',
  errorReference: (requestId) => `编号：${requestId}`,
  noClientHeading: '尚未连接',
  noClientBody: '页面的这一部分还没有接通，请刷新页面。若仍然如此，请告知网站管理人员。',
  staleSince: (time) => `截至 ${time} 的内容，之后没有网络`,
  signInHeading: '请重新登录',
  signInBody: '登录已失效，您填写的内容都还在。',
};
