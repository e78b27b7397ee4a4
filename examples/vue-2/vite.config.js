import { defineConfig } from 'vite';
import { vue2Files } from './vue-2-files.js';

export default defineConfig({ plugins: [vue2Files()] });
