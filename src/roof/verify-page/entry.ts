import { verifyPublicFile } from '../../publish/verify.ts';

/** What the page calls; everything else of it stands in page.html. */
Object.assign(globalThis, { verifyPublicFile });
