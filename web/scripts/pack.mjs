// Packs what was built, once and well, for servers that send files as they lie; fails when what a first visit loads is larger than its limit.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const limit = 300 * 1024;
const dist = new URL('../dist/', import.meta.url).pathname;
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const first = new Set([...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]));

let total = 0;
for (const name of readdirSync(dist, { recursive: true }).filter((file) => /\.(html|js|css|svg)$/.test(file)).sort()) {
  const bytes = readFileSync(join(dist, name));
  const gzip = gzipSync(bytes, { level: 9 });
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  writeFileSync(join(dist, `${name}.gz`), gzip);
  writeFileSync(join(dist, `${name}.br`), brotli);
  total += first.has(name) ? gzip.length : 0;
  console.log(`${first.has(name) ? '*' : ' '} ${name.padEnd(40)} ${String(gzip.length).padStart(8)} gzip ${String(brotli.length).padStart(8)} brotli`);
}
console.log(`First load: ${total} bytes gzip, limit ${limit}`);
if (total > limit) {
  console.error('The first load is larger than its limit.');
  process.exit(1);
}
