import { relative, resolve } from 'node:path';
import { createCompilerHost, formatDiagnostics, performCompilation, readConfiguration } from '@angular/compiler-cli';
import linker from '@angular/compiler-cli/linker/babel';
import { transformAsync } from '@babel/core';

/** Compiles Angular ahead of time without its command, so that nothing is compiled in the browser: strict CSP allows no eval. */
export function angularFiles() {
  const compiled = new Map();
  return {
    name: 'angular-files',
    enforce: 'pre',
    buildStart() {
      const { rootNames, options } = readConfiguration(resolve(import.meta.dirname, 'tsconfig.json'));
      const host = createCompilerHost({ options });
      host.writeFile = (file, text) => compiled.set(file, text);
      const { diagnostics } = performCompilation({ rootNames, options, host });
      if (diagnostics.length > 0) throw new Error(formatDiagnostics(diagnostics));
    },
    load(file) {
      if (!file.endsWith('.ts')) return null;
      const path = relative(resolve(import.meta.dirname, '..'), file).replace(/\.ts$/, '.js');
      return compiled.get(resolve(import.meta.dirname, 'dist/compiled', path)) ?? null;
    },
    // Angular's own packages come half compiled.
    async transform(code, file) {
      if (!/[\\/]@angular[\\/]/.test(file) || !code.includes('ɵɵngDeclare')) return null;
      return transformAsync(code, {
        filename: file,
        plugins: [linker],
        configFile: false,
        babelrc: false,
        compact: false,
      });
    },
  };
}
