import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';

export interface ListedObject {
  readonly key: string;
  readonly changedAt: Date;
}

/** A page of ListObjectsV2. */
export interface ListingPage {
  readonly objects: readonly ListedObject[];
  /** What the next page is asked for with; null at the last. */
  readonly next: string | null;
}

/** @throws {Error} when it is no listing: a service under load may break one off behind its 200 */
export function readListing(text: string): ListingPage {
  const root = rootOf(text);
  if (root?.localName !== 'ListBucketResult') throw new Error('the answer is no listing');
  const isEncoded = textIn(root, 'EncodingType') === 'url';
  const objects = [...root.getElementsByTagName('Contents')].map((entry) => {
    const key = textIn(entry, 'Key') ?? '';
    const changedAt = new Date(textIn(entry, 'LastModified') ?? '');
    if (Number.isNaN(changedAt.getTime())) throw new Error('the listing tells no time of a file');
    return { key: isEncoded ? decodeURIComponent(key.replaceAll('+', ' ')) : key, changedAt };
  });
  if (textIn(root, 'IsTruncated') !== 'true') return { objects, next: null };
  const next = textIn(root, 'NextContinuationToken');
  if (next === null) throw new Error('the listing breaks off and does not say where');
  return { objects, next };
}

/** The code of an error answer, such as `NoSuchKey`; null where it has none that is a plain word. */
export function readErrorCode(text: string): string | null {
  try {
    const root = rootOf(text);
    const code = root?.localName === 'Error' ? textIn(root, 'Code') : null;
    // It goes into logs and messages.
    return code !== null && /^\w{1,64}$/.test(code) ? code : null;
  } catch {
    return null;
  }
}

function rootOf(text: string): Element | null {
  return new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'application/xml').documentElement;
}

function textIn(parent: Element, name: string): string | null {
  return parent.getElementsByTagName(name).item(0)?.textContent?.trim() ?? null;
}
