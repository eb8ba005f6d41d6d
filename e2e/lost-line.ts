import { expect } from 'vitest';
import appWords from '../src/web/features/case/words.zh.json' with { type: 'json' };
import kitWords from '../src/web/kit/words.zh.json' with { type: 'json' };
import { filled, type Desk } from './desk.ts';

/** One step whose form is sent into a dead line, left by a reload, found as it was, and then sent by two clicks: it is taken once. */
export async function stepAcrossALostLine(
  desk: Desk, item: string, event: string, typed: Readonly<Record<string, string>>, state: string,
): Promise<void> {
  const { page } = desk;
  await desk.openCase(item);
  const form = await desk.form(event);
  await filled(typed)(form);
  await page.context().setOffline(true);
  await form.locator('button[type=submit]').click();
  await page.getByText(appWords.unsent).waitFor();
  await page.context().setOffline(false);
  await desk.openCase(item);
  await page.getByText(kitWords['form-restored'].split('{{at}}')[1] ?? '').waitFor();
  for (const [label, text] of Object.entries(typed)) expect(await page.locator('form.step-form').getByLabel(label).inputValue()).toBe(text);
  await desk.picture('03-form-kept');
  await page.locator('form.step-form button[type=submit]').dblclick();
  await desk.shows(state);
  expect(await page.locator('[data-unsent], .ant-message-error').count()).toBe(0);
  const events = await page.evaluate(async (id) => {
    const said = (await (await fetch(`/api/cases/${id}`)).json()) as { events: { event: string }[] };
    return said.events.map((one) => one.event);
  }, item);
  expect(events.slice(-2).filter((one) => one === event)).toEqual([event]);
}
