/** The templates, each with what a person reads when they choose. */
export const templates = {
  plain: 'plain HTML, without a build step',
  vite: 'TypeScript, built with Vite',
} as const;

/** The name of a template. */
export type Template = keyof typeof templates;

/** Tells the names of templates from other text. */
export function isTemplate(text: string): text is Template {
  return Object.hasOwn(templates, text);
}
