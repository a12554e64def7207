// Fails the build when what a first visit loads is larger than its limit.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const limit = 300 * 1024;
const dist = new URL('../dist', import.meta.url).pathname;
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const first = new Set([...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]));

let total = 0;
for (const name of readdirSync(join(dist, 'assets')).filter((file) => /\.(js|css)$/.test(file)).sort()) {
  const bytes = readFileSync(join(dist, 'assets', name));
  const gzip = gzipSync(bytes, { level: 9 }).length;
  const isFirst = first.has(`assets/${name}`);
  total += isFirst ? gzip : 0;
  console.log(`${isFirst ? '*' : ' '} ${name.padEnd(34)} ${String(gzip).padStart(8)} gzip ${String(brotliCompressSync(bytes).length).padStart(8)} brotli`);
}
console.log(`First load: ${total} bytes gzip, limit ${limit}`);
if (total > limit) {
  console.error('The first load is larger than its limit.');
  process.exit(1);
}
