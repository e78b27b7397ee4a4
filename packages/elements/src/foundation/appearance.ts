import { coarse, dark, large, light, shared } from '@wardkit/tokens';
import { type CSSResult, css, unsafeCSS } from 'lit';
import type { Surroundings } from './surroundings.ts';

const declarations = (text: string) => unsafeCSS(text);

/**
 * The tokens on every widget's host. `--_name` is what styles read; each is `var(--ward-name, default)`, so a widget needs
 * no stylesheet of the portal's, and a portal's own `--ward-name` wins from any ancestor.
 */
export const tokens: CSSResult = css`
  :host {
    ${declarations(shared)} ${declarations(light)}
    color-scheme: light;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      ${declarations(dark)}
      color-scheme: dark;
    }
  }
  @media (pointer: coarse) {
    :host {
      ${declarations(coarse)}
    }
  }
`;

// Swapped in and out by what the nearest ancestor says: `:host-context` is missing in Firefox and Safari.
const lightTheme = css`
  :host {
    ${declarations(light)}
    color-scheme: light;
  }
`;
const darkTheme = css`
  :host {
    ${declarations(dark)}
    color-scheme: dark;
  }
`;
const largeScale = css`
  :host {
    ${declarations(large)}
  }
`;
const rightToLeft = css`
  .icon.mirrored {
    transform: scaleX(-1);
  }
`;

/** The shared sheets that go after a widget's own for these surroundings. */
export function sheetsFor({ theme, scale, direction }: Surroundings): CSSStyleSheet[] {
  const results: CSSResult[] = [];
  if (theme === 'light') results.push(lightTheme);
  if (theme === 'dark') results.push(darkTheme);
  if (scale === 'large') results.push(largeScale);
  if (direction === 'rtl') results.push(rightToLeft);
  return results.flatMap((result) => result.styleSheet ?? []);
}
