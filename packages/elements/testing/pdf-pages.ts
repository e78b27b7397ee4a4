/** A page of a PDF, in millimetres. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
}

/**
 * The pages of a PDF that Chromium made. It writes the dictionaries of pages as plain text, one after the other.
 * @throws RangeError for what is no such PDF
 */
export function pdfPages(pdf: Buffer): PdfPage[] {
  const boxes = pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b.*?\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/gs);
  const millimetres = (points: string | undefined) => (Number(points) / 72) * 25.4;
  const pages = [...boxes].map(([, width, height]) => ({ width: millimetres(width), height: millimetres(height) }));
  if (pages.length === 0) throw new RangeError('no page of Chromium’s was found in the PDF');
  return pages;
}
