import { expect, test } from 'vitest';
import { chromium } from '../tools/need.ts';
import { openBrowser } from './browser.ts';

/** Runs in the page: clears a canvas to green and reads one pixel back. As text, because the house is checked without DOM types. */
const drawOnePixel = `(() => {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (gl === null) return 'no context';
  gl.clearColor(0, 1, 0, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
  const read = new Uint8Array(4);
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, read);
  return [...read].join();
})()`;

test.skipIf(chromium.skip)(chromium.named('the browser draws with WebGL, which the map needs'), async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    expect(await page.evaluate<string>(drawOnePixel)).toBe('0,255,0,255');
  } finally {
    await browser.close();
  }
});
