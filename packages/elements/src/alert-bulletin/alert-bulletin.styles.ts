import { css } from 'lit';

export const styles = css`
  .tools {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-4);
    border-bottom: 1px solid var(--_line);
  }
  .steps {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space-2);
  }
  .step {
    min-width: var(--_target);
    padding: 0;
  }
  .shown-period {
    font-weight: 600;
    text-align: center;
    text-wrap: balance;
  }
  .panel > .notice {
    margin: var(--_space-3) var(--_space-4) 0;
  }
  .bulletin {
    display: grid;
    gap: var(--_space-4);
    max-width: 60em;
    margin-inline: auto;
    padding: var(--_space-4);
  }
  .bulletin-head {
    display: grid;
    gap: var(--_space-1);
  }
  .bulletin-head h3 {
    font-size: var(--_text-4);
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .day {
    white-space: nowrap;
  }
  .period {
    color: var(--_ink-2);
  }
  .incomplete {
    color: var(--_moderate);
    font-weight: 600;
  }
  .figures {
    display: grid;
    border: 1px solid var(--_line);
    border-radius: var(--_card-radius);
  }
  .figure {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_space-3);
    min-width: 0;
    padding: var(--_space-2) var(--_space-3);
  }
  .figure + .figure {
    border-top: 1px solid var(--_line);
  }
  .figure dt {
    color: var(--_ink-2);
    font-size: var(--_text-1);
  }
  .figure dd {
    font-size: var(--_text-5);
    font-weight: 650;
    line-height: var(--_leading-tight);
  }
  .tables,
  .tables-side {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--_space-5);
  }
  .table-box {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--_space-2);
  }
  .counts {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }
  .counts caption {
    padding-bottom: var(--_space-1);
    font-size: var(--_text-3);
    font-weight: 600;
    line-height: var(--_leading-tight);
    text-align: start;
  }
  .counts th,
  .counts td {
    padding: 5px 0;
    border-bottom: 1px solid var(--_line);
    text-align: start;
    overflow-wrap: anywhere;
  }
  .counts th {
    width: 46%;
    padding-inline-end: var(--_space-2);
    font-weight: 400;
  }
  .counts thead th {
    color: var(--_ink-2);
    font-size: var(--_text-1);
    font-weight: 600;
  }
  .counts thead .amount-head {
    width: auto;
    padding: 5px 0;
    text-align: end;
  }
  .counts tfoot th,
  .counts tfoot td {
    border-top: 1px solid var(--_line-2);
    border-bottom: 0;
    font-weight: 650;
  }
  .amount {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(3em, auto);
    align-items: center;
    gap: var(--_space-2);
    text-align: end;
  }
  .bar {
    width: 100%;
    height: 10px;
  }
  .bar-fill {
    fill: var(--_accent);
  }
  .hidden-count {
    color: var(--_ink-2);
    font-size: var(--_text-1);
  }
  .table-note,
  .bulletin-foot {
    color: var(--_ink-2);
    font-size: var(--_text-1);
    overflow-wrap: anywhere;
  }
  .none {
    padding: var(--_space-5) var(--_space-4);
    border: 1px solid var(--_line);
    border-radius: var(--_card-radius);
    font-weight: 600;
    text-align: center;
  }
  .bulletin-foot {
    display: grid;
    gap: var(--_space-2);
    padding-top: var(--_space-3);
    border-top: 1px solid var(--_line);
  }
  .signed {
    text-align: end;
  }
  @container widget (min-width: 640px) {
    .tools {
      grid-template-columns: minmax(0, auto) minmax(0, 1fr) auto;
      align-items: center;
    }
    .lengths {
      min-width: 15em;
    }
    /* As wide as the longest period, so that the arrows stay under the pointer and near what they change. */
    .steps {
      grid-template-columns: auto minmax(0, 17em) auto;
      justify-content: start;
    }
    .bulletin {
      padding: var(--_space-5);
    }
    .bulletin-head h3 {
      font-size: var(--_text-5);
    }
    .figures {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .figure {
      flex-direction: column;
      align-items: stretch;
      padding: var(--_space-3) var(--_space-4);
    }
    .figure + .figure {
      border-inline-start: 1px solid var(--_line);
      border-top: 0;
    }
    .tables {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--_space-5) var(--_space-6);
    }
    .whole-width {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .bar-fill {
      fill: CanvasText;
    }
  }
  @media print {
    .panel-head,
    .tools,
    .panel > .notice {
      display: none;
    }
    .panel {
      border: 0;
      overflow: visible;
    }
  }
`;
