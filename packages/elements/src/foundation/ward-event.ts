/** The base of every event of a widget: it bubbles and leaves shadow roots, and its fields are plain properties. */
export abstract class WardEvent extends Event {
  constructor(type: `ward-${string}`, { cancelable = false }: { cancelable?: boolean } = {}) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}
