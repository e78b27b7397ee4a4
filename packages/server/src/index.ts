export type { DevelopmentAccount } from './access/development-issuer.ts';
export type { Clock } from './clock.ts';
export { type DemoScale, readConfig, type ServerConfig, type TrustedIssuer } from './config.ts';
export type { PortalSite } from './http/static-site.ts';
export { stopOnSignal } from './operation/stop-signals.ts';
export { demoSeed, migrateDatabase, type RunningServer, type StartOptions, seedDemo, startServer } from './start.ts';
export { StartFailure } from './start-failure.ts';
