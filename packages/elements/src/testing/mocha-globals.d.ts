// What the test runner puts on the page; its own types would claim these names for Node tests too.
type TestBody = (this: void) => void | Promise<void>;
declare function describe(name: string, body: () => void): void;
declare function it(name: string, body: TestBody): { timeout(milliseconds: number): void };
declare function beforeEach(body: TestBody): void;
declare function afterEach(body: TestBody): void;
declare function before(body: TestBody): void;
declare function after(body: TestBody): void;
