/** Keys by the names that tests give them, as WebDriver numbers them. */
const codes = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

/**
 * What WebDriver is told for a key such as `Tab` or `a`.
 * @param {string} name
 * @returns {string}
 */
export function keyCode(name) {
  const code = codes[name] ?? ([...name].length === 1 ? name : undefined);
  if (code === undefined) throw new Error(`No key of WebDriver is known here for "${name}".`);
  return code;
}
