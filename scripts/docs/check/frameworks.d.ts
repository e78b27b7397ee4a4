// What pages of frameworks import, but for React, whose types are installed: what is checked is how a page uses Wardkit.
declare module '*.vue';
declare module '*.svelte';
declare module 'vue';
declare module 'react-dom/client';
declare module 'svelte';
declare module 'vite';
declare module '@vitejs/plugin-vue';
declare module '@angular/core' {
  export function signal<Value>(value: Value): { (): Value; set(value: Value): void };
  export const ChangeDetectionStrategy: { readonly OnPush: unknown };
  export const CUSTOM_ELEMENTS_SCHEMA: unknown;
  export function Component(options: object): <Class>(component: Class, context: unknown) => void;
}
declare module '@angular/platform-browser';
// biome-ignore lint/suspicious/noExplicitAny: its own types are not installed here
declare var jQuery: any;
declare function $state<Value>(value: Value): Value;
