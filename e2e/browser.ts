import { chromium as engine, type Browser } from 'playwright-core';
import { chromium } from '../tools/need.ts';

/** Software WebGL for the map, nothing that calls home, no sandbox (containers run as root). */
const flags = [
  '--headless=new', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
];

/**
 * The system's Chromium. Declare a story with `test.skipIf(chromium.skip)(chromium.named('title'), …)` (tools/need.ts), so that it
 * stands in the report with its reason where no browser is. The caller closes the browser.
 */
export const openBrowser = (): Promise<Browser> =>
  engine.launch({ executablePath: chromium.path, headless: true, args: flags });
