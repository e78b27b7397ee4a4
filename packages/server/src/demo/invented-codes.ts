import { residentIdentityNumberCheck } from '@wardkit/contract/codes/resident-identity-number';
import { socialCreditCodeCheck } from '@wardkit/contract/codes/social-credit-code';
import type { Random } from './random.ts';

const firstBirth = Date.UTC(1850, 0, 1);
const lastBirth = Date.UTC(1879, 11, 31);
const dayLength = 86_400_000;

/** Makes numbers that are valid in form and can belong to nobody; none comes twice from one maker. */
export class InventedCodes {
  readonly #random: Random;
  readonly #counties: readonly string[];
  readonly #given = new Set<string>();

  /** @param counties 6-digit codes of real counties, for the first part of identity numbers */
  constructor(random: Random, counties: readonly string[]) {
    this.#random = random;
    this.#counties = counties;
  }

  /**
   * A valid GB 11643 number that was never issued: its birth date lies in 1850 to 1879, and nobody born before 1880 was
   * alive when numbers of 18 digits began (1 October 1999). The demo keeps no ages, so nothing has to fit the date.
   */
  identityNumber(): string {
    return this.#once(() => {
      const birth = firstBirth + this.#random.integer(0, (lastBirth - firstBirth) / dayLength) * dayLength;
      const date = new Date(birth).toISOString().slice(0, 10).replaceAll('-', '');
      const body = this.#random.pick(this.#counties) + date + String(this.#random.integer(1, 999)).padStart(3, '0');
      return body + residentIdentityNumberCheck(body);
    });
  }

  /**
   * A valid GB 32100 code that no body can have: the registering division 990000 was never assigned.
   * Its organisation part has a right check character of its own (GB 11714-1997: weights 3 7 9 10 5 8 4 2, mod 11).
   */
  socialCreditCode(kind: 'enterprise' | 'individual-business'): string {
    return this.#once(() => {
      const organisation = `MA${this.#random.digits(6)}`;
      const registered = kind === 'enterprise' ? '91' : '92';
      const body = `${registered}990000${organisation}${organisationCheck(organisation)}`;
      return body + socialCreditCodeCheck(body);
    });
  }

  /** A mobile number under +86 154: of 150 to 159 the one that carriers' tables and libphonenumber's metadata leave out. */
  mobile(): string {
    return this.#once(() => `+86154${this.#random.digits(8)}`);
  }

  /** A landline whose subscriber number begins with 000: within an area none begins with 0, the trunk prefix. */
  landline(areaCode: string): string {
    return this.#once(() => `+86${areaCode}000${this.#random.digits(4)}`);
  }

  #once(make: () => string): string {
    for (;;) {
      const code = make();
      if (this.#given.has(code)) continue;
      this.#given.add(code);
      return code;
    }
  }
}

function organisationCheck(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number.parseInt(body.charAt(index), 36), 0);
  const value = 11 - (sum % 11);
  return value === 11 ? '0' : value === 10 ? 'X' : String(value);
}
