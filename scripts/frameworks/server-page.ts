const expression = /\$\{fn:escapeXml\((?:param\.(\w+)|(\w+))\)\}/g;
const condition = /<c:if test="\$\{not empty param\.(\w+)\}">(.*?)<\/c:if>/gs;
const loop = /<c:forEach items="\$\{paramValues\.(\w+)\}" var="(\w+)">(.*?)<\/c:forEach>/gs;

/**
 * Draws a JSP for a request, in place of a Java server. It knows the three forms that the examples use, `fn:escapeXml`,
 * `c:if` and `c:forEach`; anything else is an error.
 */
export function drawServerPage(page: string, parameters: URLSearchParams): string {
  const values = (name: string) => parameters.getAll(name).map(escapeXml);
  const drawn = page
    .replace(/^(<%@.*?%>\s*)+/s, '')
    .replace(loop, (_, list: string, each: string, body: string) =>
      values(list)
        .map((value) => body.replaceAll(`\${fn:escapeXml(${each})}`, () => value))
        .join(''),
    )
    .replace(condition, (_, name: string, body: string) => ((values(name)[0] ?? '') === '' ? '' : body))
    .replace(expression, (_, name: string) => values(name)[0] ?? '');
  const unknown = /\$\{.*?\}|<%|<c:\w+/.exec(drawn);
  if (unknown !== null) throw new Error(`This stand-in for a JSP server does not know ${unknown[0]}`);
  return drawn;
}

function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&#034;',
    "'": '&#039;',
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
