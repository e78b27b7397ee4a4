import { readSheet } from 'read-excel-file/node';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { StartFailure } from '../start-failure.ts';
import type { Cell } from './read-cell.ts';
import type { TableRow } from './read-table.ts';

/** What a workbook may unpack to: 50,000 rows of a register are some 30 million bytes. */
const mostBytes = 300 * 1024 * 1024;
const mostEntries = 2000;

/**
 * The rows of a workbook's first sheet. A formula is never calculated: its last result counts, as the workbook keeps it.
 *
 * @param mostUnpacked bytes that it may unpack to
 * @throws {StartFailure} when it is no workbook, or unpacks to more than it may
 */
export async function readWorkbook(path: string, bytes: Buffer, mostUnpacked = mostBytes): Promise<TableRow[]> {
  try {
    await requireModest(bytes, mostUnpacked);
    const rows = (await readSheet(bytes)) as readonly (readonly Cell[])[];
    return rows
      .map((cells, at) => ({ line: at + 1, cells }))
      .filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ''));
  } catch (cause) {
    if (cause instanceof StartFailure) throw new StartFailure(`${path} ${cause.message}`);
    throw new StartFailure(`${path} is no whole XLSX workbook. Open it in a spreadsheet and save it again.`);
  }
}

/**
 * Unpacks every part once and throws it away, before the workbook is read: what an archive says of its sizes may be a lie,
 * and what it really holds is counted on the way.
 */
async function requireModest(bytes: Buffer, mostUnpacked: number): Promise<void> {
  const archive = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (cause, opened) =>
      cause ? reject(cause) : resolve(opened),
    );
  });
  if (archive.entryCount > mostEntries) throw new StartFailure('holds too many parts for a workbook.');
  let unpacked = 0;
  const count = (entry: Entry) =>
    new Promise<void>((resolve, reject) => {
      archive.openReadStream(entry, (cause, stream) => {
        if (cause) {
          reject(cause);
          return;
        }
        stream.on('data', (piece: Buffer) => {
          unpacked += piece.length;
          if (unpacked > mostUnpacked) {
            stream.destroy(
              new StartFailure(`unpacks to more than ${mostUnpacked / 1024 / 1024} MB. Split it, or save it as CSV.`),
            );
          }
        });
        stream.on('error', reject);
        stream.on('end', resolve);
      });
    });
  await new Promise<void>((resolve, reject) => {
    archive.on('entry', (entry: Entry) => {
      count(entry).then(() => archive.readEntry(), reject);
    });
    archive.on('error', reject);
    archive.on('end', resolve);
    archive.readEntry();
  });
}
