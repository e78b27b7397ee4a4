import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawServerPage } from './frameworks/server-page.ts';

test('a value of a request is text in the page, never markup', () => {
  const drawn = drawServerPage('<x code="${fn:escapeXml(param.code)}">', new URLSearchParams({ code: '"><script>' }));
  assert.equal(drawn, '<x code="&#034;&gt;&lt;script&gt;">');
});

test('a value that looks like an expression is not run', () => {
  const page = '${fn:escapeXml(param.a)}${fn:escapeXml(param.b)}';
  assert.throws(() => drawServerPage(page, new URLSearchParams({ a: '${fn:escapeXml(param.b)}', b: 'x' })));
});

test('conditions and loops are drawn by what the request has', () => {
  const page =
    '<%@ page x %>\n<c:if test="${not empty param.is}">yes</c:if><c:forEach items="${paramValues.l}" var="e">[${fn:escapeXml(e)}]</c:forEach>';
  assert.equal(drawServerPage(page, new URLSearchParams('l=1&l=2')), '[1][2]');
  assert.equal(drawServerPage(page, new URLSearchParams('is=1')), 'yes');
});

test('a form that it does not know is an error', () => {
  assert.throws(() => drawServerPage('${param.code}', new URLSearchParams()), /does not know/);
});
