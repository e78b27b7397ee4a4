/** A shape for each urgency, in a box of 24: they differ without their colours. */
export interface MarkShape {
  /** What is filled. */
  readonly body: string;
  /** What is cut out of it, in the colour of the ground. */
  readonly sign: string;
}

const exclamation = 'M11 8h2v6.5h-2zM11 16h2v2h-2z';

/** By the number of the urgency: unknown, immediate, urgent, normal, low. */
export const urgencyShapes: readonly MarkShape[] = [
  {
    body: 'M7 2.5h10l5 9.5-5 9.5H7L2 12z',
    sign: 'M8.6 9.6a3.4 3.4 0 1 1 4.6 3.2c-.2.1-.2.2-.2.4v1.3h-2v-1.6c0-.9.5-1.6 1.3-1.9a1.4 1.4 0 1 0-1.8-1.4zM11 16h2v2h-2z',
  },
  { body: 'M12 1.5 23.5 21.5H.5z', sign: 'M11 9h2v6h-2zM11 16.5h2v2h-2z' },
  { body: 'M12 .8 23.2 12 12 23.2.8 12z', sign: exclamation },
  { body: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20z', sign: '' },
  { body: 'M4 4h16v16H4z', sign: '' },
];

/** A flag on a staff: a post. */
export const postShape: MarkShape = { body: 'M5 1.5h2.4V3L20.5 8 7.4 13v9.5H5z', sign: '' };
