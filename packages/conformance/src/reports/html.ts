import { type CheckFinding, countOf, type Finding, type Outcome, type RunReport } from '../engine/outcome.ts';
import { styleOfReport } from './html-style.ts';
import { addressesIn, byModule, summaryOf } from './lines.ts';
import { escapeMarkup as text } from './markup.ts';

const outcomes: readonly Outcome[] = ['failed', 'passed', 'not examined', 'not claimed'];

/** The report as one HTML page that asks nobody for anything: no script, no picture, no font. */
export function htmlOf(report: RunReport): string {
  const title = `Wardkit conformance of ${report.url}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(title)}</title>
<style>${styleOfReport}</style>
</head>
<body>
<header>
<p class="kit">Wardkit conformance ${text(report.kit)}</p>
<h1>${text(report.url)}</h1>
<p class="verdict ${countOf(report, 'failed') > 0 ? 'failed' : 'passed'}">${text(verdictOf(report))}</p>
${barOf(report)}
<dl>${factsOf(report)
    .map(([name, value]) => `<div><dt>${text(name)}</dt><dd>${text(value)}</dd></div>`)
    .join('')}</dl>
</header>
<main>
${[...byModule(report.findings)].map(([module, findings]) => moduleOf(module, findings)).join('\n')}
</main>
<footer><p>${text(summaryOf(report))}. The rule of each id stands in the contract's list of requirements.</p></footer>
</body>
</html>
`;
}

function verdictOf(report: RunReport): string {
  const failed = countOf(report, 'failed');
  if (failed > 0) return failed === 1 ? 'One requirement is not kept.' : `${failed} requirements are not kept.`;
  if (report.ended !== null) return `Nothing failed, but the run ended early: ${report.ended}.`;
  return 'Every requirement that was examined is kept.';
}

function barOf(report: RunReport): string {
  const parts = outcomes
    .map((outcome) => ({ outcome, count: countOf(report, outcome) }))
    .filter(({ count }) => count > 0);
  const segments = parts
    .map(({ outcome, count }) => `<span class="${className(outcome)}" style="flex-grow:${count}"></span>`)
    .join('');
  const legend = parts
    .map(({ outcome, count }) => `<li class="${className(outcome)}"><b>${count}</b> ${outcome}</li>`)
    .join('');
  return `<div class="bar" aria-hidden="true">${segments}</div><ul class="legend">${legend}</ul>`;
}

function factsOf(report: RunReport): [string, string][] {
  const { accounts, clockOffset } = report;
  return [
    ['Server', `${report.server.name} ${report.server.version}`],
    ['Claims', `${report.claimedOperations} operations of contract ${report.contract}`],
    [
      'Examined',
      `${report.startedAt.slice(0, 16).replace('T', ' ')} UTC, in ${(report.milliseconds / 1000).toFixed(1)} s`,
    ],
    [
      'Traffic',
      `${report.requests} requests, ${Math.round(report.bytesSent / 1000)} kB sent, ${Math.round(report.bytesReceived / 1000)} kB received`,
    ],
    ['Clock', clockOffset === null ? 'not told' : `${clockOffset} ms from ours`],
    [
      'Left behind',
      report.leftBehind.length === 0
        ? `nothing (${report.made} records made and deleted)`
        : report.leftBehind.join('; '),
    ],
    [
      'Accounts',
      accounts.roles.length === 0
        ? 'none'
        : `${accounts.roles.join(', ')}; ${accounts.stations} stations; by ${accounts.from}`,
    ],
  ];
}

function moduleOf(module: string, findings: readonly Finding[]): string {
  const counts = outcomes
    .map((outcome) => ({ outcome, count: findings.filter((finding) => finding.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${outcome}`);
  const rows = findings.map(findingOf).join('\n');
  return `<section><h2>${text(module)} <small>${text(counts.join(', '))}</small></h2>\n${rows}\n</section>`;
}

function findingOf({ requirement, rule, outcome, reason, notSeen, checks }: Finding): string {
  const head = `<span class="mark">${outcome}</span><code>${requirement}</code><span class="rule">${text(rule)}${notSeen.length > 0 ? ' <em>not all of it could be seen</em>' : ''}</span>`;
  if (checks.length === 0) {
    const why = outcome === 'not examined' && reason !== null ? `<p class="why">${text(reason)}</p>` : '';
    return `<article id="${requirement}" class="${className(outcome)}"><div class="head">${head}</div>${why}</article>`;
  }
  const open = outcome === 'failed' ? ' open' : '';
  return `<article id="${requirement}" class="${className(outcome)}"><details${open}><summary class="head">${head}</summary><ul>${checks.map(checkOf).join('')}</ul></details></article>`;
}

function checkOf({ title, outcome, reason, expected, came, milliseconds }: CheckFinding): string {
  const details =
    outcome === 'failed'
      ? `<dl><dt>expected</dt><dd>${text(expected ?? '')}</dd><dt>came</dt><dd>${[came ?? '', ...addressesIn(came)].map(text).join('<br>')}</dd></dl>`
      : reason === null
        ? ''
        : `<p class="why">${text(reason)}</p>`;
  const time = milliseconds > 0 ? ` <small>${milliseconds} ms</small>` : '';
  return `<li class="${className(outcome)}"><span class="mark">${outcome}</span> ${text(title)}${time}${details}</li>`;
}

function className(outcome: Outcome): string {
  return outcome.replace(' ', '-');
}
