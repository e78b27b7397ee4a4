export * from './declarations.generated.ts';
