import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const project = resolve(import.meta.dirname, '../../../../../..');

/** Makes one JavaScript file of the library, and puts the guide's page beside it: docs/guides/client.md. */
export default defineConfig({
  publicDir: false,
  plugins: [
    {
      name: 'example-page',
      generateBundle() {
        const source = readFileSync(resolve(project, 'docs/guides/client.html'));
        this.emitFile({ type: 'asset', fileName: 'client.html', source });
      },
    },
  ],
  build: {
    outDir: resolve(project, 'gateway/target/client'),
    emptyOutDir: true,
    sourcemap: true,
    lib: {
      entry: resolve(import.meta.dirname, 'index.ts'),
      formats: ['es'],
      fileName: () => 'ovation-client.js',
    },
  },
  preview: { port: 8000 },
});
