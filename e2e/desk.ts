import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import appWords from '../src/web/app/words/app.zh.json' with { type: 'json' };
import { until } from './until.ts';

const pictures = join(import.meta.dirname, '../dist/e2e');
mkdirSync(pictures, { recursive: true });

/** One official at a browser window of their own, acting only by what the screens say in Chinese. */
export class Desk {
  readonly page: Page;
  readonly #address: string;

  constructor(page: Page, address: string) {
    this.page = page;
    this.#address = address;
  }

  /** By the listed drill account: one click fills the form, another enters. */
  static async signIn(browser: Browser, address: string, login: string): Promise<Desk> {
    const desk = await Desk.visitor(browser, address);
    const { page } = desk;
    await desk.open('/sign-in');
    await page.getByPlaceholder('按姓名、单位、地区查找').waitFor();
    await until(`the account ${login}`, async () => {
      const more = page.getByRole('button', { name: /^再看/ });
      if (await page.locator(`[data-login="${login}"]`).count() > 0) return true;
      if (await more.count() > 0) await more.first().click();
      return undefined;
    });
    await page.locator(`[data-login="${login}"]`).click();
    await page.locator('form').getByRole('button', { name: /登\s*录/ }).click();
    await page.getByTestId('office-menu').waitFor();
    return desk;
  }

  /** Somebody who has not signed in. */
  static async visitor(browser: Browser, address: string): Promise<Desk> {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    return new Desk(page, address);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.#address}${path}`, { waitUntil: 'domcontentloaded' });
  }

  /** The same page under the name of this machine: passkeys are bound to a name, not to an address. The session goes along. */
  async openHere(path: string): Promise<void> {
    const here = this.#address.replace('127.0.0.1', 'localhost');
    const cookies = await this.page.context().cookies(this.#address);
    await this.page.context().addCookies(cookies.map(({ name, value }) => ({ name, value, url: here })));
    await this.page.goto(`${here}${path}`, { waitUntil: 'domcontentloaded' });
  }

  /** A device that verifies its user, as Chromium plays one. */
  async withAuthenticator(): Promise<void> {
    const device = await this.page.context().newCDPSession(this.page);
    await device.send('WebAuthn.enable');
    await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  }

  async openCase(id: string): Promise<void> {
    await this.open(`/case/${id}`);
    await this.page.locator('.case-head').waitFor();
  }

  /** Chooses a step of the case page, fills its fields and sends it; resolves when the page says that it stands in that state. */
  async step(event: string, fill: (form: Locator) => Promise<void>, state: string): Promise<void> {
    const form = await this.form(event);
    await fill(form);
    await form.locator('button[type=submit]').click();
    await this.shows(state);
  }

  async form(event: string): Promise<Locator> {
    await this.page.locator(`[data-event="${event}"]`).click();
    const form = this.page.locator('#do form.step-form');
    await form.waitFor();
    return form;
  }

  /** The state of the case as its head says it. */
  async shows(state: string): Promise<void> {
    await this.page.locator('.case-now').getByText(state, { exact: true }).first().waitFor();
  }

  /** Opens the “why?” drawer at this button, reads the raw bytes at the end of each chain, keeps a picture, and closes it. */
  async rawBytesBehind(button: Locator, name: string): Promise<readonly string[]> {
    await button.click();
    const drawer = this.page.getByRole('dialog');
    await drawer.locator('.why-raw').first().waitFor();
    await this.picture(name);
    await drawer.locator('.why-raw summary').first().click();
    await drawer.locator('.why-raw .why-hex').first().waitFor();
    const shown = await drawer.locator('.why-raw .why-hex').allTextContents();
    await this.page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    return shown.map(bytesOf);
  }

  /** Kept under dist/e2e for people to look at. */
  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

/** The bytes of a dump as it is shown: after the offset of each line, before what is printable of it. */
const bytesOf = (dump: string): string => dump.split('\n').map((line) => line.slice(6, 53).replaceAll(' ', '')).join('');

/** The “why?” buttons inside a part of a page. */
export const whyIn = (part: Locator): Locator => part.getByRole('button', { name: appWords.why });

export const nothing = async (): Promise<void> => undefined;

/** The label itself, with or without its bracket and the mark that it must be filled; 说明 is not 说明类型. */
const labelled = (words: string): RegExp => new RegExp(`^${words.replace(/[()]/g, '\\$&')}(\\(.*\\))?\\s*(必填)?$`);

/** Fills fields by the words at them; a value of a choice is chosen by its own words. */
export const filled = (values: Readonly<Record<string, string>>) => async (form: Locator): Promise<void> => {
  for (const [words, value] of Object.entries(values)) {
    const label = labelled(words);
    const choice = form.getByRole('group', { name: label }).getByText(value, { exact: true });
    if (await choice.count() > 0) await choice.click();
    else await form.getByLabel(label).fill(value);
  }
};
