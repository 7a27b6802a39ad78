// Parses every .mmd file of a folder with the real Mermaid: node parse.mjs FOLDER
// Mermaid only needs a DOM to clean labels before it draws them. Nothing is drawn here, so labels are left as they are
// and the parser runs without a browser.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import DOMPurify from 'dompurify';

DOMPurify.sanitize ??= (text) => text;
DOMPurify.addHook ??= () => {};
const { default: mermaid } = await import('mermaid');

const folder = process.argv[2];
const kinds = {};
let broken = 0;
for (const file of readdirSync(folder).filter((name) => name.endsWith('.mmd')).sort()) {
  try {
    const { diagramType } = await mermaid.parse(readFileSync(join(folder, file), 'utf8'));
    kinds[diagramType] = (kinds[diagramType] ?? 0) + 1;
  } catch (error) {
    broken++;
    console.error(`${file}: ${String(error.message ?? error).slice(0, 500)}`);
  }
}
console.log(JSON.stringify(kinds));
process.exit(broken === 0 ? 0 : 1);
