import { fileURLToPath } from 'node:url';

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The smallest serving process on a folder, with short waits so that a kill meets many flushes; and the count of the stopped folder. */
export const smallServe = (folder: string, links: number): readonly string[] =>
  [process.execPath, script('serve.ts'), '--data', folder, '--links', String(links), '--flush-ms', '15'];
export const smallCount = (folder: string): readonly string[] => [process.execPath, script('count.ts'), '--data', folder];
