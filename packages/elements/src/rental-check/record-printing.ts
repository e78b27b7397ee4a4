import type { WardClient } from '@wardkit/client';
import type { RentalCheck } from '@wardkit/contract/rental-checks';
import type { Language } from '../foundation/language.ts';
import { printPages } from '../foundation/print-pages.ts';
import { recordPageStyles } from './record-page.styles.ts';
import { recordPage } from './record-page.ts';
import type { RentalCheckMessages } from './rental-check.en.ts';
import type { CheckSubject } from './rental-check.state.ts';

/**
 * Prints the record of a check on A4. Pictures of signatures are read first; one that can't be read leaves a line to sign on.
 * @throws Error where the browser gives no document to print
 */
export async function printRecord(
  client: WardClient,
  subject: CheckSubject,
  record: RentalCheck,
  language: Language<RentalCheckMessages>,
): Promise<void> {
  const signatures = new Map<string, ImageBitmap>();
  for (const { attachmentId } of record.signatures ?? []) {
    if (attachmentId === null) continue;
    const blob = await pictureOf(client, attachmentId);
    // Decoded here: the print dialog stops everything, and an image of a new document would come too late for it.
    const bitmap = blob === null ? null : await createImageBitmap(blob).catch(() => null);
    if (bitmap !== null) signatures.set(attachmentId, bitmap);
  }
  try {
    await printPages(recordPage({ subject, record, language, signatures }), {
      title: language.words.recordTitle,
      lang: language.tag,
      styles: [recordPageStyles],
      margin: 15,
    });
  } finally {
    for (const bitmap of signatures.values()) bitmap.close();
  }
}

async function pictureOf(client: WardClient, attachmentId: string): Promise<Blob | null> {
  const kept = await client.drafts.getPhoto(attachmentId).catch(() => null);
  if (kept !== null) return kept;
  const answered = await client.attachments.getContent(attachmentId).safe();
  return answered.ok ? answered.data : null;
}
