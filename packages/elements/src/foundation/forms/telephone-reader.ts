import type { readTelephone } from '@wardkit/contract/codes/telephone';

export type ReadTelephone =
  /** E.164 */
  | { readonly ok: true; readonly telephone: string }
  | { readonly ok: false; readonly fault: 'format' | 'extension' | 'length' | 'range' };

/**
 * Reads telephone numbers as they are typed. The tables of numbering plans (49 kB) are fetched when a form opens; until
 * then, and without a network, mobile numbers and those with their country in front are read by their form.
 * @example
 * readonly #telephones = new TelephoneReader();
 * this.#telephones.load(() => this.requestUpdate());
 */
export class TelephoneReader {
  #read: typeof readTelephone | null = null;

  /** Fetches the tables; `done` is called when they are here. */
  load(done: () => void): void {
    if (this.#read !== null) return;
    void import('@wardkit/contract/codes/telephone').then(
      (module) => {
        this.#read = module.readTelephone;
        done();
      },
      () => {},
    );
  }

  read(text: string): ReadTelephone {
    const read = this.#read?.(text) ?? null;
    if (read !== null && (read.ok || read.fault !== 'range')) return read;
    const plain = byForm(text);
    // Numbering plans grow faster than a page that is kept on a phone: a mobile number of a range unknown here is taken.
    return plain.ok ? plain : (read ?? plain);
  }
}

function byForm(text: string): ReadTelephone {
  const digits = text.normalize('NFKC').replaceAll(/[\s()-]/g, '');
  if (/^1[3-9]\d{9}$/.test(digits)) return { ok: true, telephone: `+86${digits}` };
  return /^\+[1-9]\d{7,14}$/.test(digits) ? { ok: true, telephone: digits } : { ok: false, fault: 'format' };
}
