import { compileTemplate, parse, rewriteDefault } from 'vue/compiler-sfc';

/** Reads `.vue` files of Vue 2.7; `@vitejs/plugin-vue2` does so up to Vite 7. */
export function vue2Files() {
  return {
    name: 'vue-2-files',
    transform(source, file) {
      if (!file.endsWith('.vue')) return null;
      const { script, template } = parse({ source, filename: file, sourceMap: false });
      const { code, errors } = compileTemplate({ source: template.content, filename: file, isProduction: true });
      if (errors.length > 0) throw new Error(`${file}: ${errors.join('; ')}`);
      const component = rewriteDefault(script.content, 'component');
      const map = { mappings: '' };
      return { code: `${component}\n${code}\nexport default { ...component, render, staticRenderFns };`, map };
    },
  };
}
