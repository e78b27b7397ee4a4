// Eleventy has no types for its programmatic use.
declare module '@11ty/eleventy' {
  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: { quietMode: boolean; configPath: null; config: (configuration: never) => void },
    );
    write(): Promise<unknown>;
  }
}
