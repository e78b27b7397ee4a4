import { defineConfig } from 'vite';

// In the order that is written: what comes before Lit stays before it.
export default defineConfig({
  build: {
    rolldownOptions: { input: 'client.js', output: { entryFileNames: '[name].js', strictExecutionOrder: true } },
  },
});
