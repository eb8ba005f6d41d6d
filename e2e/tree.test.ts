import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, vi } from 'vitest';
import { chromium } from '../tools/need.ts';
import { openBrowser } from './browser.ts';
import { Desk } from './desk.ts';
import { smallDrill } from './drill.ts';
import { dropFolder, newFolder, startServing, type Installation } from './installation.ts';
import { tellTree } from './tree-story.ts';
import { staff } from './visitor.ts';

/** The three levels and an extension, over HTTP, TCP and on the screens. */
vi.setConfig({ testTimeout: 240_000 });
const folder = newFolder();
let installation: Installation | undefined;
let browser: Browser | undefined;
const desks = new Map<string, Desk>();

beforeAll(async () => {
  installation = await startServing(folder, smallDrill);
  if (!chromium.skip) browser = await openBrowser();
}, 320_000);
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [login, desk] of desks) await desk.picture(`failed-tree-${login}`).catch(() => undefined);
  console.error(installation?.said().slice(-3000));
});
afterAll(async () => {
  await browser?.close();
  await installation?.stop();
  dropFolder(folder);
});

const place = (): Installation => {
  if (installation === undefined) throw new Error('not started');
  return installation;
};
async function at(login: string): Promise<Desk> {
  if (browser === undefined) throw new Error('no browser');
  const desk = desks.get(login) ?? await Desk.signIn(browser, place().address, login);
  desks.set(login, desk);
  return desk;
}

describe('an inspection is broken down, extended, struck off level by level, and comes back', () => tellTree(place, staff(() => place().address), at));
