import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The page with the bundled code in it; its policy names both scripts by their hashes and allows nothing else, no request either. */
export function composePage(bundle: string): string {
  const page = readFileSync(join(import.meta.dirname, 'page.html'), 'utf8');
  // A closing tag inside a text of the code would end the script.
  const withCode = page.replace('/* bundle */', () => bundle.replaceAll('</script', String.raw`<\/script`).trim());
  const scripts = [...withCode.matchAll(/<script>([\s\S]*?)<\/script>/gu)].map(([,
    code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  return withCode.replace('script-src none', `script-src ${scripts.join(' ')}`);
}
