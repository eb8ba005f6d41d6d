import { afterAll, afterEach, beforeAll, describe, vi } from 'vitest';
import { smallDrill } from './drill.ts';
import { tellExceedance } from './exceedance-story.ts';
import { dropFolder, newFolder, startServing, type Installation } from './installation.ts';
import { tellRectification } from './rectification-story.ts';
import { staff } from './visitor.ts';

/** Both stories over HTTP and TCP, one after the other on one installation; the second stands on the first one's outlet. */
vi.setConfig({ testTimeout: 180_000 });
const folder = newFolder();
let installation: Installation | undefined;

beforeAll(async () => {
  installation = await startServing(folder, smallDrill);
}, 320_000);

afterAll(async () => {
  await installation?.stop();
  dropFolder(folder);
});

afterEach(({ task }) => {
  if (task.result?.state === 'fail') console.error(installation?.said().slice(-3000));
});

const place = (): Installation => {
  if (installation === undefined) throw new Error('not started');
  return installation;
};

const as = staff(() => place().address);

describe('an ordinary exceedance ends at the branch', () => tellExceedance(place, as));
describe('a rectification item is closed out by two signatures and anyone can check it', () => tellRectification(place, as));
