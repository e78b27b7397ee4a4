import { encodeQR } from 'qr';
import { type QrSymbol, symbolOf } from './symbol.ts';

/**
 * The QR symbol of a text at error correction level M, in alphanumeric mode, in the smallest version that holds it.
 *
 * @throws RangeError for a text with other characters than 0-9, A-Z and `$%*+-./:`, or one that is too long
 * @example encodeQrSymbol('HTTPS://WARD.EXAMPLE/D/…').modules // 41 for a plate with an ordinary base
 */
export function encodeQrSymbol(text: string): QrSymbol {
  if (!/^[0-9A-Z $%*+\-./:]+$/.test(text))
    throw new RangeError('a plate link is upper case and without other characters');
  let framed: boolean[][];
  try {
    framed = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 1 });
  } catch (cause) {
    throw new RangeError('this text does not fit into a QR symbol', { cause });
  }
  return symbolOf(framed);
}
