import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const gateway = process.env.OVATION_GATEWAY ?? 'http://localhost:8080';

export default defineConfig({
  base: '/',
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    port: 5173,
    // The socket lives below /api as well. `changeOrigin` stays off: the gateway judges the page's own Origin.
    proxy: { '/api': { target: gateway, ws: true } },
  },
  build: {
    outDir: 'dist',
    // The gateway's content security policy allows files of its own origin only: nothing becomes a data: URI.
    assetsInlineLimit: 0,
    sourcemap: true,
    // LiveKit's client is one piece of 570 kB and is fetched only where a picture is shown.
    chunkSizeWarningLimit: 600,
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['./vitest.setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    exclude: ['node_modules', 'e2e'],
    passWithNoTests: false,
  },
});
