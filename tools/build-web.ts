import { ensureWebBuilt } from '../src/roof/web-build.ts';

/** `npm run build`: the pages into dist/web, unless they stand there already from the same sources. */
await ensureWebBuilt((text) => void process.stdout.write(`${text}\n`));
