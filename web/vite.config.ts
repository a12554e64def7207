import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = process.env.ARUS_URL ?? 'http://localhost:8000';

/** Moves the style sheet behind the skeleton, which brings its own few rules, so that the first paint does not wait for it; scripts still do. */
const skeletonFirst: Plugin = {
  name: 'skeleton-first',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const sheets: string[] = [];
      const rest = html.replace(/\s*<link rel="stylesheet"[^>]*>/g, (sheet) => {
        sheets.push(sheet.trim());
        return '';
      });
      return rest.replace('</body>', `  ${sheets.join('\n    ')}\n  </body>`);
    },
  },
};

export default defineConfig({
  plugins: [react(), tailwindcss(), skeletonFirst],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: {
        manualChunks: (id) => (id.includes('lightweight-charts') || id.includes('fancy-canvas') ? 'charts' : undefined),
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/api', '/live', '/health', '/openapi'].map((path) => [path, { target: server, ws: true, changeOrigin: true }]),
    ),
  },
});
