/** A number in E.164 form as it is dialled in China, the area code apart: `0762-5550110`, `13800001234`. Others as they are. */
export function dialled(telephone: string): string {
  const national = /^\+86(\d+)$/.exec(telephone)?.[1];
  if (national === undefined) return telephone;
  if (/^1[3-9]\d{9}$/.test(national)) return national;
  const area = /^(10|2\d)/.test(national) ? 2 : 3;
  return national.length > 8 ? `0${national.slice(0, area)}-${national.slice(area)}` : national;
}
