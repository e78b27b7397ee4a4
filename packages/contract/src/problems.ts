import type { LocalizedText } from './field.ts';
import type { RequirementId } from './requirements.ts';

/** What the registry says of one problem. */
export interface ProblemRecord {
  readonly status: number;
  /** The rule that explains it: where the help link of a problem leads. */
  readonly requirement: RequirementId;
  /** Whether the very same call may succeed later without anything being changed. */
  readonly retryable: boolean;
  /** What happened. */
  readonly title: LocalizedText & { readonly en: string };
  /** What to do now. */
  readonly advice: LocalizedText & { readonly en: string };
}

/** Every problem that a Wardkit server may answer. A code is never reused for another meaning. */
export const problems = {
  'malformed-request': {
    status: 400,
    requirement: 'WK-INP-01',
    retryable: false,
    title: { en: 'The request could not be read', 'zh-Hans': '请求无法读取' },
    advice: { en: 'Send well-formed JSON in UTF-8.', 'zh-Hans': '请发送格式正确的 UTF-8 JSON。' },
  },
  'cursor-invalid': {
    status: 400,
    requirement: 'WK-PAG-02',
    retryable: false,
    title: { en: 'This cursor belongs to another list', 'zh-Hans': '翻页位置不属于此列表' },
    advice: {
      en: 'Start again from the first page, with the same filter and sort throughout.',
      'zh-Hans': '请从第一页重新开始，并保持筛选和排序不变。',
    },
  },
  'idempotency-key-required': {
    status: 400,
    requirement: 'WK-IDM-01',
    retryable: false,
    title: { en: 'An Idempotency-Key is missing', 'zh-Hans': '缺少 Idempotency-Key' },
    advice: {
      en: 'Send a new UUID as Idempotency-Key with each new operation, and the same one when you repeat it.',
      'zh-Hans': '每次新操作请带一个新的 UUID；重发同一操作时使用同一个。',
    },
  },
  unauthenticated: {
    status: 401,
    requirement: 'WK-AUT-01',
    retryable: false,
    title: { en: 'You are not signed in', 'zh-Hans': '您尚未登录' },
    advice: { en: 'Sign in again; what you entered is kept.', 'zh-Hans': '请重新登录，已填写的内容不会丢失。' },
  },
  forbidden: {
    status: 403,
    requirement: 'WK-AUT-02',
    retryable: false,
    title: { en: 'Your role does not allow this', 'zh-Hans': '您的岗位无权进行此操作' },
    advice: {
      en: 'Ask a colleague whose role allows it, or your station administrator.',
      'zh-Hans': '请联系有权限的同事或派出所管理员。',
    },
  },
  'purpose-required': {
    status: 403,
    requirement: 'WK-PER-02',
    retryable: false,
    title: { en: 'Say what the personal data is for', 'zh-Hans': '请说明查看个人信息的用途' },
    advice: {
      en: 'Send Wardkit-Purpose with a purpose of the list.',
      'zh-Hans': '请在 Wardkit-Purpose 中填写列表内的用途。',
    },
  },
  'not-found': {
    status: 404,
    requirement: 'WK-ERR-03',
    retryable: false,
    title: { en: 'There is no such record, or it is not yours to see', 'zh-Hans': '没有这条记录，或您无权查看' },
    advice: { en: 'Check the link or the number.', 'zh-Hans': '请核对链接或编号。' },
  },
  'not-served': {
    status: 501,
    requirement: 'WK-ERR-05',
    retryable: false,
    title: { en: 'This server does not offer this', 'zh-Hans': '此服务器未提供该功能' },
    advice: {
      en: 'Look into operations of /v1/meta for what it offers.',
      'zh-Hans': '请查看 /v1/meta 的 operations 了解可用功能。',
    },
  },
  'plate-unknown': {
    status: 404,
    requirement: 'WK-PLT-10',
    retryable: false,
    title: { en: 'No station has issued this doorplate code', 'zh-Hans': '没有派出所签发过这个门牌码' },
    advice: {
      en: 'Check each character under the QR code. If it is right, report the plate to the station.',
      'zh-Hans': '请逐位核对二维码下方的编码；如无误，请向派出所反映。',
    },
  },
  'method-not-allowed': {
    status: 405,
    requirement: 'WK-ERR-05',
    retryable: false,
    title: { en: 'This address does not take that method', 'zh-Hans': '此地址不支持该方法' },
    advice: { en: 'See the Allow header.', 'zh-Hans': '请参见 Allow 头。' },
  },
  'request-in-progress': {
    status: 409,
    requirement: 'WK-IDM-05',
    retryable: true,
    title: { en: 'The same call is still being worked on', 'zh-Hans': '相同的请求正在处理' },
    advice: {
      en: 'Wait as long as Retry-After says and send it again with the same key.',
      'zh-Hans': '请按 Retry-After 等待后用同一个键重发。',
    },
  },
  'upload-offset-mismatch': {
    status: 409,
    requirement: 'WK-ATT-01',
    retryable: false,
    title: { en: 'The upload stands at another offset', 'zh-Hans': '上传位置不一致' },
    advice: {
      en: 'Read the attachment and go on from its receivedBytes.',
      'zh-Hans': '请读取附件，从 receivedBytes 处继续。',
    },
  },
  'state-conflict': {
    status: 409,
    requirement: 'WK-CON-08',
    retryable: false,
    title: { en: 'The record is in a state that does not allow this', 'zh-Hans': '记录当前状态不允许此操作' },
    advice: {
      en: 'Read the record again and see what can be done in its state.',
      'zh-Hans': '请重新读取记录，按其状态办理。',
    },
  },
  'already-recorded': {
    status: 409,
    requirement: 'WK-ORG-03',
    retryable: false,
    title: { en: 'The same thing is on record under another id', 'zh-Hans': '同一事项已用其他编号登记' },
    advice: {
      en: 'Look for the record that is there and change that one instead of adding a second.',
      'zh-Hans': '请查找已有记录并在其上修改，不要重复登记。',
    },
  },
  'need-missing': {
    status: 409,
    requirement: 'WK-MED-02',
    retryable: false,
    title: { en: 'Something that must be on record before is missing', 'zh-Hans': '缺少前置材料或手续' },
    advice: {
      en: 'Bring what errors names, then do this again.',
      'zh-Hans': '请先补齐 errors 列出的材料或手续，再办理此项。',
    },
  },
  'session-limit-reached': {
    status: 409,
    requirement: 'WK-MED-17',
    retryable: false,
    title: { en: 'No further session is allowed', 'zh-Hans': '调解次数已达上限' },
    advice: {
      en: 'Record an agreement, or end the mediation and tell the parties their rights.',
      'zh-Hans': '请登记调解协议，或终止调解并告知当事人权利。',
    },
  },
  'deadline-passed': {
    status: 422,
    requirement: 'WK-MED-18',
    retryable: false,
    title: { en: 'This is later than its deadline allows', 'zh-Hans': '已超过规定期限' },
    advice: {
      en: 'Read the deadlines of the record; if the date was mistyped, put it right.',
      'zh-Hans': '请查看该记录的期限；如日期填错，请更正后重试。',
    },
  },
  'unit-not-available': {
    requirement: 'WK-ALR-05',
    status: 409,
    retryable: false,
    title: { en: 'A unit can not be sent', 'zh-Hans': '有处警单元无法派出' },
    advice: {
      en: 'See errors for which one and why, and choose another; none was sent.',
      'zh-Hans': '请看 errors 中的单元和原因，另选单元；本次未派出任何单元。',
    },
  },
  'alert-not-located': {
    requirement: 'WK-UNT-08',
    status: 409,
    retryable: false,
    title: { en: 'The alert has no place on the map', 'zh-Hans': '警情尚未定位' },
    advice: {
      en: 'Give the alert a point or premises, or choose a unit from the list.',
      'zh-Hans': '请先为警情标注位置或关联房屋，或从单元列表中选择。',
    },
  },
  'already-exists': {
    status: 412,
    requirement: 'WK-CON-02',
    retryable: false,
    title: { en: 'A record with this id is already there', 'zh-Hans': '此编号的记录已存在' },
    advice: {
      en: 'If it is yours, read it; otherwise use a new id.',
      'zh-Hans': '如为您所建请直接读取，否则请换用新的编号。',
    },
  },
  'version-stale': {
    status: 412,
    requirement: 'WK-CON-03',
    retryable: false,
    title: { en: 'Somebody changed this in the meantime', 'zh-Hans': '期间已有他人更改' },
    advice: {
      en: 'Compare your version with the current one, then decide which to keep.',
      'zh-Hans': '请对照当前版本，再决定保留哪一份。',
    },
  },
  'payload-too-large': {
    status: 413,
    requirement: 'WK-INP-01',
    retryable: false,
    title: { en: 'This is larger than the server takes', 'zh-Hans': '内容超过服务器的上限' },
    advice: {
      en: 'Send less at once; the limits stand in /v1/meta.',
      'zh-Hans': '请分批或缩小后发送，上限见 /v1/meta。',
    },
  },
  'unsupported-media-type': {
    status: 415,
    requirement: 'WK-INP-01',
    retryable: false,
    title: { en: 'The server does not take this media type', 'zh-Hans': '服务器不支持此媒体类型' },
    advice: { en: 'Send one of the types that the reference names.', 'zh-Hans': '请使用参考文档列出的类型。' },
  },
  'invalid-input': {
    status: 422,
    requirement: 'WK-ERR-02',
    retryable: false,
    title: { en: 'Something in the request is not right', 'zh-Hans': '请求中有内容不正确' },
    advice: {
      en: 'See errors: each names its place and what is expected.',
      'zh-Hans': '请看 errors，逐条写明位置和要求。',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    requirement: 'WK-IDM-03',
    retryable: false,
    title: { en: 'This Idempotency-Key was used for another request', 'zh-Hans': '此 Idempotency-Key 已用于另一请求' },
    advice: { en: 'Use a new key for a new operation.', 'zh-Hans': '新操作请使用新的键。' },
  },
  'check-incomplete': {
    status: 422,
    requirement: 'WK-CHK-02',
    retryable: false,
    title: { en: 'The check is not complete', 'zh-Hans': '检查尚未完成' },
    advice: {
      en: 'Answer each item that errors names, then hand it in again.',
      'zh-Hans': '请补答 errors 列出的各项后再提交。',
    },
  },
  'photograph-missing': {
    status: 422,
    requirement: 'WK-CHK-04',
    retryable: false,
    title: { en: 'A photograph of this check has not arrived', 'zh-Hans': '有照片尚未上传' },
    advice: {
      en: 'Upload the photographs that errors names, then hand the check in again.',
      'zh-Hans': '请上传 errors 列出的照片后再提交。',
    },
  },
  'standard-unknown': {
    status: 422,
    requirement: 'WK-CHK-01',
    retryable: false,
    title: { en: 'The server does not know this version of the checklist', 'zh-Hans': '服务器没有此版本的检查标准' },
    advice: {
      en: 'Load the current checklist; your answers stay on your device.',
      'zh-Hans': '请加载当前标准，已填内容保留在本机。',
    },
  },
  'picture-unreadable': {
    status: 422,
    requirement: 'WK-ATT-02',
    retryable: false,
    title: { en: 'The file is not a picture that can be read', 'zh-Hans': '文件不是可读取的图片' },
    advice: { en: 'Take or choose a JPEG, PNG or WebP picture.', 'zh-Hans': '请拍摄或选择 JPEG、PNG 或 WebP 图片。' },
  },
  'checksum-mismatch': {
    status: 422,
    requirement: 'WK-ATT-01',
    retryable: false,
    title: { en: 'The bytes that arrived are not those that were announced', 'zh-Hans': '收到的内容与声明的不符' },
    advice: { en: 'Upload the file again under a new id.', 'zh-Hans': '请换用新编号重新上传。' },
  },
  'invitation-invalid': {
    status: 422,
    requirement: 'WK-INV-03',
    retryable: false,
    title: { en: 'This code cannot be used', 'zh-Hans': '邀请码不可用' },
    advice: {
      en: 'Check each character on the paper. If it is right, ask the station for a new code.',
      'zh-Hans': '请逐位核对纸上的邀请码；如无误，请向派出所领取新的邀请码。',
    },
  },
  'precondition-required': {
    status: 428,
    requirement: 'WK-CON-06',
    retryable: false,
    title: { en: 'A precondition is missing', 'zh-Hans': '缺少前提条件' },
    advice: {
      en: 'Send If-Match with the version you changed, or If-None-Match: * for a new record.',
      'zh-Hans': '修改时请带 If-Match，新建时请带 If-None-Match: *。',
    },
  },
  'rate-limited': {
    status: 429,
    requirement: 'WK-LIM-01',
    retryable: true,
    title: { en: 'Too many requests', 'zh-Hans': '请求过于频繁' },
    advice: { en: 'Wait as long as Retry-After says.', 'zh-Hans': '请按 Retry-After 等待后重试。' },
  },
  'internal-error': {
    status: 500,
    requirement: 'WK-ERR-04',
    retryable: true,
    title: { en: 'The server failed', 'zh-Hans': '服务器出错' },
    advice: {
      en: 'Try again. If it goes on, give the request id to your administrator.',
      'zh-Hans': '请重试；如仍出错，请把请求编号告诉管理员。',
    },
  },
  unavailable: {
    status: 503,
    requirement: 'WK-ERR-01',
    retryable: true,
    title: { en: 'The server cannot work at the moment', 'zh-Hans': '服务器暂不可用' },
    advice: {
      en: 'Wait as long as Retry-After says. What you entered is kept on your device.',
      'zh-Hans': '请按 Retry-After 等待，已填内容保存在本机。',
    },
  },
} as const satisfies Record<string, ProblemRecord>;
