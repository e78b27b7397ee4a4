import { css } from 'lit';

/** `.card` (one box), `.panel` with `.panel-head` (a whole widget), `.rows` of `.row`, `.facts` of name and value. */
export const cards = css`
  .card,
  .panel {
    border: 1px solid var(--_card-border);
    border-radius: var(--_card-radius);
    background: var(--_card-background);
  }
  .card {
    padding: var(--_space-3) 14px;
  }
  .panel {
    overflow: hidden;
  }
  .panel-head {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    min-height: 56px;
    padding: var(--_space-3) var(--_space-4);
    border-bottom: 1px solid var(--_line);
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  .row {
    padding: var(--_space-3) var(--_space-4);
    border-bottom: 1px solid var(--_line);
  }
  .row:last-child {
    border-bottom: 0;
  }
  .facts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .fact {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--_space-3);
    padding: 10px 0;
    border-bottom: 1px solid var(--_line);
  }
  .fact:last-child {
    border-bottom: 0;
  }
  .fact dt {
    color: var(--_ink-2);
  }
  .fact dd {
    flex: 1 1 auto;
    max-width: 100%;
    font-weight: 600;
    text-align: end;
    overflow-wrap: anywhere;
  }
`;
