import { defineConfig } from 'vite';
import { angularFiles } from './angular-files.js';

export default defineConfig({ plugins: [angularFiles()] });
