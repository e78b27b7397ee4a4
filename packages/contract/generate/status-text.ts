const texts: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Made',
  202: 'Accepted: the work goes on, and the answer says where to look',
  204: 'Done, and nothing to tell',
  206: 'A part',
  207: 'Each item with its own status',
  304: 'Not changed',
};

/** A few words for a successful status. */
export function statusText(status: number): string {
  return texts[status] ?? 'Done';
}
