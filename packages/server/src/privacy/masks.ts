/**
 * A name with all but its first character hidden. The number of stars says nothing about the length.
 *
 * @example maskName('张小明') // '张**'
 */
export function maskName(name: string): string {
  const [first = ''] = name.trim();
  return `${first}**`;
}

/**
 * A telephone number without the country code of China, with its middle hidden.
 * A short number keeps its last two digits only.
 *
 * @example maskPhone('+8613812341234') // '138****1234'
 */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/^\+86/, '').replaceAll(/\D/g, '');
  return digits.length >= 10 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`;
}

/**
 * An identity number with its first digit and last character only: the usual 6 + 4 would leave few candidates.
 *
 * @example maskIdentityNumber('441602189001011234') // '4****************4'
 */
export function maskIdentityNumber(number: string): string {
  return `${number.slice(0, 1)}****************${number.slice(-1)}`;
}
