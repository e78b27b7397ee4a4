/** What a bucket did not do: it was not reached in time, or it refused. Its message holds no address, name or secret. */
export class BucketFailure extends Error {
  override readonly name = 'BucketFailure';
  /** The status of the answer; null where none came. */
  readonly status: number | null;
  /** The code of the answer, such as `AccessDenied`, or what cut it off, such as `ECONNREFUSED`. */
  readonly reason: string | null;
  /** Whether another try may go better. */
  readonly isPassing: boolean;

  constructor(method: string, status: number | null, reason: string | null, isPassing = true) {
    const what = [status, reason].filter((part) => part !== null).join(' ');
    super(
      status === null ? `the bucket gave no answer to ${method} (${what})` : `the bucket answered ${what} to ${method}`,
    );
    this.status = status;
    this.reason = reason;
    this.isPassing = isPassing;
  }
}
