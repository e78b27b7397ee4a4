// Controls, line separators and marks of direction: what a server says must not steer a terminal or forge a line.
const steering = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** A line for a terminal, with what would steer it replaced. */
export function printable(line: string): string {
  return line.replaceAll(steering, '\ufffd');
}
