import { decodeQR } from 'qr/decode.js';
import type { QrEngine } from './engine.ts';

/** The decoder in plain JavaScript: for pages whose CSP doesn't allow WebAssembly. It reads fewer hard photographs. */
export const plainEngine: QrEngine = {
  name: 'plain',
  async read(pixels, look) {
    try {
      const effort = look === 'thorough' ? { effort: 9, timeLimit: 400 } : { effort: 1, timeLimit: 16 };
      return [decodeQR(pixels, { ...effort, format: 'RGBA', textDecoder: textOf })];
    } catch {
      return []; // the library throws for "no code in it"
    }
  },
};

/** Bytes of a code that doesn't say its character set: UTF-8 if they are, then what older makers of codes used. */
function textOf(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // not that one
    }
  }
  return new TextDecoder('gb18030').decode(bytes);
}
