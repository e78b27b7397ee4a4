/** The look of the report: the platform's own type, one colour an outcome, readable in the dark and on paper. */
export const styleOfReport = `
:root { color-scheme: light dark; --ground: #fbfbfa; --card: #fff; --ink: #1d2125; --soft: #5b636c; --line: #dfe2e5;
  --passed: #19703d; --failed: #b3261e; --not-examined: #8a5a00; --not-claimed: #6b7480; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171a; --card: #1c2024; --ink: #e7e9eb; --soft: #a2abb4; --line: #333a41;
  --passed: #6ccb8c; --failed: #ff8f85; --not-examined: #e6b35a; --not-claimed: #939da8; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 2rem clamp(1rem, 4vw, 3rem) 4rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", sans-serif; }
.kit { margin: 0; color: var(--soft); font-size: .875rem; }
h1 { margin: .25rem 0 .5rem; font-size: clamp(1.375rem, 4vw, 2rem); line-height: 1.2; overflow-wrap: anywhere; }
.verdict { margin: 0 0 1.25rem; font-size: 1.125rem; font-weight: 600; }
.verdict.passed { color: var(--passed); } .verdict.failed { color: var(--failed); }
.bar { display: flex; gap: 2px; height: .75rem; }
.bar span { min-width: .25rem; background: currentColor; border-radius: 2px; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: .75rem 0 1.5rem; padding: 0; list-style: none; }
.legend li { font-size: .9375rem; } .legend b { font-variant-numeric: tabular-nums; }
.passed { --mark: var(--passed); } .failed { --mark: var(--failed); }
.not-examined { --mark: var(--not-examined); } .not-claimed { --mark: var(--not-claimed); }
.bar span, .legend li { color: var(--mark); }
header > dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: .75rem 2rem; margin: 0; padding: 1rem 0;
  border-block: 1px solid var(--line); }
header > dl > :last-child { grid-column: 1 / -1; }
header dt { color: var(--soft); font-size: .8125rem; } header dd { margin: 0; overflow-wrap: anywhere; }
h2 { margin: 2.5rem 0 .5rem; font-size: 1.25rem; } h2::first-letter { text-transform: uppercase; }
h2 small { margin-inline-start: .5rem; color: var(--soft); font-size: .875rem; font-weight: 400; }
article { padding: .625rem 0; border-top: 1px solid var(--line); }
article:target { outline: 2px solid var(--mark); outline-offset: 4px; }
.head { display: grid; grid-template-columns: 7.5rem 7rem 1fr; gap: .25rem 1rem; align-items: baseline; }
summary { cursor: pointer; list-style: none; } summary::-webkit-details-marker { display: none; }
summary:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; }
summary .rule::after { content: " +"; color: var(--soft); } details[open] .rule::after { content: " \\2212"; }
.mark { color: var(--mark); font-size: .875rem; font-weight: 600; white-space: nowrap; }
code { font: .875rem/1.5 ui-monospace, "Cascadia Mono", Menlo, monospace; white-space: nowrap; }
.rule em { color: var(--not-examined); font-size: .875rem; }
.not-claimed .rule { color: var(--soft); }
article ul { margin: .75rem 0 .25rem; padding: .75rem 1rem; list-style: none; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
article li + li { margin-top: .625rem; } li small { color: var(--soft); }
li dl { display: grid; grid-template-columns: 5.5rem 1fr; margin: .25rem 0 0; } li dt { color: var(--soft); } li dd { margin: 0; overflow-wrap: anywhere; }
.why { margin: .25rem 0 0; color: var(--soft); font-size: .9375rem; }
footer { margin-top: 3rem; color: var(--soft); font-size: .875rem; }
@media (max-width: 44rem) { .head { grid-template-columns: auto 1fr; } .rule { grid-column: 1 / -1; } li dl { grid-template-columns: 1fr; } }
@media print { body { background: none; padding: 0; } details > ul { display: block; } article { break-inside: avoid; } }
`;
