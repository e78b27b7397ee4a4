import type { ClientHandle, TokenSource, WardClient } from '@wardkit/client';

// What an example may use as it stands: what every page of a portal has at hand.

/** The client of the page: `createClient(…)`. */
export declare const ward: WardClient;
/** The small core: `createHandle(…)`. */
export declare const handle: ClientHandle;
/** Where the contract is served. */
export declare const baseUrl: string;
/** Gives the token of who is signed in. */
export declare const getToken: TokenSource;
/** The ETag that `withResponse()` gave with a record. */
export declare const etag: string;
/** Ends a call, when the person leaves the view that asked for it. */
export declare const signal: AbortSignal;
/** Puts something before the person. */
export declare function show(...values: unknown[]): void;
/** Bytes that were read from a file. */
export declare const bytes: Uint8Array<ArrayBuffer>;
/** A picture that the person chose or took. */
export declare const picture: Blob;
/** Ids of records that the page shows. */
export declare const premisesId: string;
export declare const hazardId: string;
export declare const alertId: string;
export declare const stayId: string;
