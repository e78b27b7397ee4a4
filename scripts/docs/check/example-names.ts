import type { OutboxItem, WardClient } from '@wardkit/client';

// What the pages use beside `scripts/reference/example-names.ts`: what a page, its portal or a server has at hand.

type Body<Call extends (...given: never[]) => unknown, At extends number> = Parameters<Call>[At];

/** The portal around the page. */
export declare const portal: {
  token(options: { refresh: boolean }): Promise<string | null>;
  renew(): Promise<void>;
  readonly accessToken: string | null;
};
export declare function tell(...values: unknown[]): void;
export declare function banner(text: string): void;
export declare function showTheirs(record: unknown): Promise<void>;
export declare function askThePerson(collisions: readonly unknown[]): void;
export declare function showSignIn(): void;
export declare function showAlerts(page: unknown): Promise<void>;
export declare function refresh(address: string): Promise<void>;
export declare function bar(state: string, part: number): void;
export declare const handOver: HTMLButtonElement;

/** Ids of records that the page shows, and what it calls them. */
export declare const id: string;
export declare const checkId: string;
export declare const mediationId: string;
export declare const premisesLabel: string;

/** What the person entered, took or chose. */
export declare const referral: Body<WardClient['hazards']['refer'], 1>;
export declare const rectification: Body<WardClient['hazards']['rectify'], 1>;
export declare const submission: Body<WardClient['rentalChecks']['submit'], 0>;
export declare const check: Body<WardClient['rentalChecks']['submit'], 0>;
export declare const blob: Blob;
export declare const file: File;
export declare const item: OutboxItem;

/** In a server that receives or answers. */
export declare const request: Request;
export declare const headers: Headers;
export declare const exposed: string;
export declare const secret: string;
export declare function takenBefore(eventId: string): Promise<boolean>;
export declare function take(event: unknown): Promise<void>;
/** The portal’s own credentials and session. */
export declare function tokenOfThePortalItself(): Promise<string>;
export declare function userOfThePortalsSession(request: unknown): Promise<{ subject: string } | null>;
