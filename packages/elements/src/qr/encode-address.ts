import { encodeQR } from 'qr';
import { isWebAddress } from '../foundation/web-address.ts';
import { type QrSymbol, symbolOf } from './symbol.ts';

// More would make modules too small for a board that is read from a step away.
const LONGEST = 300;

/**
 * The QR symbol of a web address as it stands, in byte mode: a path or a query keeps its case, which a plate's link has none
 * of. Error correction level M, the smallest version that holds it.
 *
 * @throws RangeError for what is no http(s) address, or longer than 300 characters
 * @example encodeAddressSymbol('https://portal.example/objections').modules // 29
 */
export function encodeAddressSymbol(address: string): QrSymbol {
  if (!isWebAddress(address) || address.length > LONGEST) throw new RangeError('a QR of a board holds a web address');
  return symbolOf(encodeQR(address, 'raw', { ecc: 'medium', encoding: 'byte', border: 1 }));
}
