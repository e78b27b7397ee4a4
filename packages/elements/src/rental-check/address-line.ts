/** An address to the door, as one line. */
export function addressLine(address: {
  readonly text: string;
  readonly unit: string | null;
  readonly room: string | null;
}): string {
  return [address.text, address.unit, address.room].filter((part) => part !== null && part !== '').join(' ');
}
