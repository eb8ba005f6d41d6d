import { expect, test } from 'vitest';
import { openCase } from '../src/contract/case.ts';
import {
  findPublished, importBatch, listComplaints, previewTable, publicTables, publishTable, stepComplaints,
} from '../src/contract/complaint.ts';
import { reporterLooks } from '../src/contract/reporter.ts';
import { listBatches } from '../src/contract/complaint-batch.ts';
import { chromium } from '../tools/need.ts';
import type { Desk } from './desk.ts';
import { storyPlace } from './drill.ts';
import type { As, Visitor } from './visitor.ts';

const { county } = storyPlace;
const [office, city, responsible] = ['rectification', 'city-980100', `county-${county}`] as const;
const days = 30;
const phone = '13912345678';
const round = '第三轮(浏览器)';
const numberOf = (day: number): string => `D3YL202604${String(day).padStart(2, '0')}0001`;
const header = '受理编号,举报内容,行政区域,污染类型,举报人,联系电话';
const listOn = (day: number): string =>
  [header, `${day === 1 ? '★' : ''}${numberOf(day)},第${day}家饭店油烟直排。请回电${phone}。,青屏县,"大气、噪声",陶某某,${phone}`].join('\r\n');
const report = (completion: string) => ({
  investigation: '经核查,油烟净化器未正常使用。', verdict: 'substantiated', handling: completion === 'completed' ? '已清洗并恢复,已完成。' : '正在清洗。', completion,
  ordersToFix: 1, penaltyCases: 1, penaltyAmount: '0.5', accountabilityText: '无',
});

/** Thirty days of 转办件: lists come in on the screen, go down and up, are published, and published again when one changes. */
export function tellComplaints(as: As, at: (login: string) => Promise<Desk>, visitor: () => Promise<Desk>): void {
  const batches: string[] = [];
  const story = (name: string, run: () => Promise<void>): void => void test.skipIf(chromium.skip)(chromium.named(name), run);
  const rowsOf = async (asker: Visitor, batch: string) => (await asker.get(listComplaints, { query: { batch } })).rows;
  const stepAll = async (login: string, event: string, data: object, of: readonly string[] = batches): Promise<void> => {
    const hand = await as(login);
    const items = (await Promise.all(of.map((batch) => rowsOf(hand, batch)))).flat().map(({ case: row, seq }) => ({ id: row.id, seenSeq: seq }));
    const done = await hand.get(stepComplaints, { body: { event, data, items } });
    expect([done.taken.length, done.refused], event).toEqual([items.length, []]);
  };
  const publish = async (batch: string): Promise<void> => {
    const { hash } = await (await as(office)).get(previewTable, { params: { id: batch } });
    await (await as(office)).get(publishTable, { params: { id: batch }, body: { hash } });
  };

  story('thirty batches come in; the first by its list on the screen, with the row that is refused', async () => {
    const clerk = await as(office);
    for (let day = 1; day <= days; day += 1) {
      const fields = { ordinal: 100 + day, round, receivedOn: `2026-04-${String(day).padStart(2, '0')}`, items: 1 };
      const title = { zh: `第${100 + day}批`, en: `batch ${100 + day}` };
      const opened = await clerk.get(openCase, { body: { type: 'complaints/batch', region: '980000', parties: {}, points: [], title, fields } });
      batches.push(opened.row.id);
      if (day === 1) continue;
      const form = new FormData();
      form.set('mode', 'store');
      form.set('file', new File([listOn(day)], `${day}.csv`, { type: 'text/csv' }));
      expect(await clerk.get(importBatch, { params: { id: opened.row.id }, body: form })).toMatchObject({ rows: 1, stored: 1, refused: 0, reporters: 1 });
    }
    const desk = await at(office);
    await desk.open(`/complaints/${batches[0]}`);
    const file = { name: '第101批.csv', mimeType: 'text/csv', buffer: Buffer.from(`${listOn(1)}\r\nD3YL20260401,少了两位的编号,青屏县,水,,\r\n`) };
    await desk.page.getByLabel('选择清单文件').setInputFiles(file);
    await desk.page.getByText('试运行:共2行,可导入1件').waitFor();
    await desk.page.getByText('编号不符合签发单位的编号规则').waitFor();
    await desk.picture('30-complaints-import');
    await desk.page.getByRole('button', { name: '导入1件' }).click();
    await desk.page.getByText('已导入1件').waitFor();
    expect((await clerk.get(listBatches)).filter((one) => one.round === round).map(({ items }) => items)).toEqual(Array.from({ length: days }, () => 1));
  });

  story('they are passed on, passed down and acknowledged, each office with one button on its list', async () => {
    for (const [login, button] of [[office, '全部转办('], [city, '全部转办到县('], [responsible, '全部签收(']] as const) {
      const desk = await at(login);
      await desk.open(`/complaints?batch=${batches[0]}`);
      await desk.page.getByRole('button', { name: button }).click();
      await desk.page.getByText('已办理1件').first().waitFor();
      await desk.picture(`31-complaints-${login}`);
    }
    const rest = batches.slice(1);
    for (const [login, event] of [[office, 'pass-on'], [city, 'pass-down'], [responsible, 'accept']] as const) await stepAll(login, event, {}, rest);
    await stepAll(responsible, 'inspect', { inspectedOn: '2026-04-02', siteFacts: '属实' });
    await stepAll(responsible, 'report', report('stage'));
    await stepAll(city, 'city-review', {});
    await stepAll(office, 'review', {});
  });

  story('the preview says what is taken out, covered; what is published holds no telephone number', async () => {
    const desk = await at(office);
    await desk.open(`/complaints/${batches[0]}`);
    await desk.page.getByText('隐去的个人信息(1件)').click();
    await desk.page.getByText(/「1[\d*]{10}」/).first().waitFor();
    expect(await desk.page.locator('main').textContent()).not.toContain(phone);
    await desk.picture('32-complaints-preview');
    await desk.page.getByRole('button', { name: '公开(第1次)' }).first().click();
    await desk.page.getByRole('dialog').getByRole('button', { name: '公开(第1次)' }).click();
    await desk.page.getByText('已公开第1次').waitFor();
    for (const batch of batches.slice(1)) await publish(batch);
    const citizen = await visitor();
    await citizen.open(`/public/complaints?number=${numberOf(1)}`);
    await citizen.page.getByRole('heading', { name: numberOf(1) }).waitFor();
    await citizen.page.getByText('阶段性办结').first().waitFor();
    expect(await citizen.page.locator('main').textContent()).not.toContain(phone);
    await citizen.picture('33-complaints-public');
  });

  story('one is completed later: its batch is out again with the change marked, the others stand', async () => {
    const [first = ''] = batches;
    await stepAll(responsible, 'report', report('completed'), [first]);
    await stepAll(city, 'city-review', {}, [first]);
    await stepAll(office, 'review', {}, [first]);
    await publish(first);
    const citizen = await visitor();
    await citizen.open(`/public/complaints?batch=${first}`);
    await citizen.page.getByText('有变更', { exact: true }).waitFor();
    await citizen.page.getByText('第2次公开').first().waitFor();
    await citizen.picture('34-complaints-again');
    const anyone = await as(office);
    expect((await anyone.get(publicTables)).tables.filter((one) => one.round === round).map(({ version }) => version).sort()).toEqual([...Array.from({ length: days - 1 }, () => 1), 2]);
    const { found } = await anyone.get(findPublished, { query: { number: numberOf(1) } });
    expect(found).toMatchObject([{ version: 2, row: { starred: true, completion: 'completed', change: { kind: 'changed', columns: ['handling', 'completion'] } } }]);
  });

  story('who complained is seen after a reason, and the look stands there for everybody who may look', async () => {
    const clerk = await as(office);
    const [row] = await rowsOf(clerk, batches[0] ?? '');
    const id = row?.case.id ?? '';
    expect((await (await as(city)).ask(reporterLooks, { params: { id } })).fault).toBe('case.not-yours');
    const desk = await at(office);
    await desk.openCase(id);
    await desk.page.getByRole('button', { name: '查看举报人信息' }).click();
    const drawer = desk.page.getByRole('dialog');
    await drawer.getByLabel('查看理由').fill('电话回访办理结果');
    await drawer.getByRole('button', { name: '留痕并查看' }).click();
    await drawer.getByText(phone).waitFor();
    await drawer.getByText('电话回访办理结果').waitFor();
    await desk.picture('35-complaints-reporter');
    expect(await clerk.get(reporterLooks, { params: { id } })).toMatchObject([{ why: '电话回访办理结果' }]);
  });
}
