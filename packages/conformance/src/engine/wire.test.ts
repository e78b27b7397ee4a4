import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { Wire } from './wire.ts';

describe('an answer that does not end', { timeout: 30_000 }, () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': begun\n\n');
  });
  let url: URL;
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    url = new URL(`http://127.0.0.1:${address.port}/`);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Reads until the answer is closed, and tells how many pieces came. */
  async function countPieces(pieces: AsyncIterable<Uint8Array>, onPiece: () => void): Promise<number> {
    let count = 0;
    try {
      for await (const _piece of pieces) {
        count += 1;
        onPiece();
      }
    } catch {
      // One that is cut off breaks in the middle of reading.
    }
    return count;
  }

  const open = (wire: Wire, signal?: AbortSignal) =>
    wire.open({ method: 'GET', url, headers: {}, timeout: 5000, ...(signal === undefined ? {} : { signal }) });

  test('is closed with the wire, though whoever opened it forgot it', async () => {
    const wire = new Wire();
    const forgotten = await open(wire);
    const { pieces } = await open(wire);
    const [count] = await Promise.all([
      countPieces(pieces, () => wire.close()),
      countPieces(forgotten.pieces, () => undefined),
    ]);
    assert.equal(count, 1);
  });

  test('is closed when the run is ended', async () => {
    const wire = new Wire();
    const run = new AbortController();
    const { pieces } = await open(wire, run.signal);
    assert.equal(await countPieces(pieces, () => run.abort()), 1);
    const late = await open(wire, run.signal).catch((cause: unknown) => cause);
    assert.match(String(late), /the run was ended/);
    wire.close();
  });
});
