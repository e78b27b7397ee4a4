import pg from 'pg';

const firstPause = 500;
const longestPause = 10_000;

/**
 * Listens on a channel by a connection of its own, and connects again whenever that breaks.
 *
 * @param onMessage called with each message, and with null after each connection, since messages may have been missed
 * @returns what ends it
 */
export function listenTo(
  url: string,
  channel: string,
  onMessage: (message: string | null) => void,
): () => Promise<void> {
  let client: pg.Client | null = null;
  let waiting: NodeJS.Timeout | undefined;
  let ended = false;
  let pause = firstPause;

  const connect = async () => {
    const next = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5000 });
    client = next;
    let isOver = false;
    const again = () => {
      if (isOver) return;
      isOver = true;
      next.end().catch(() => undefined);
      if (ended) return;
      waiting = setTimeout(connect, pause);
      waiting.unref();
      pause = Math.min(pause * 2, longestPause);
    };
    next.on('error', again);
    next.on('end', again);
    next.on('notification', ({ payload }) => onMessage(payload ?? ''));
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      pause = firstPause;
      onMessage(null);
    } catch {
      again();
    }
  };
  void connect();

  return async () => {
    ended = true;
    clearTimeout(waiting);
    await client?.end().catch(() => undefined);
  };
}
