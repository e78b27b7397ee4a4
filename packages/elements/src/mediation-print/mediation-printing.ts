import { printPages } from '../foundation/print-pages.ts';
import { agreementPages, formTitle } from './agreement-pages.ts';
import { agreementPaper, dossierPaper } from './agreement-paper.styles.ts';
import { dossierPages } from './dossier-pages.ts';
import type { Printable } from './mediation-print.state.ts';
import { formPaper } from './paper.styles.ts';
import type { PaperOptions } from './printed-mediation.ts';

/**
 * Prints what was read of a mediation on A4. The name of the file that the print dialog proposes has the number in the
 * register and no person in it.
 * @param margin white around the form, millimetres
 * @throws Error where the browser gives no document to print
 */
export async function printMediation(printable: Printable, options: PaperOptions, margin: number): Promise<void> {
  const { words } = options;
  const isAgreement = printable.print === 'agreement';
  const name = isAgreement ? formTitle(printable.printed, words) : words.dossier;
  const pages = isAgreement ? agreementPages(printable.printed, options) : dossierPages(printable.printed, options);
  await printPages(pages, {
    title: `${name} ${printable.printed.mediation.number}`,
    lang: 'zh-Hans',
    styles: [formPaper, isAgreement ? agreementPaper : dossierPaper],
    margin,
  });
}
