import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createPrivateKey } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { covered, hexOf } from '../src/flow/frame-text.ts';
import { day, hourMs, startOfDay } from '../src/basis/time.ts';
import { listCases } from '../src/contract/case.ts';
import { chromium } from '../tools/need.ts';
import { openBrowser } from './browser.ts';
import { signerOf } from '../src/roof/installation-key.ts';
import adminWords from '../src/web/features/administration/words.zh.json' with { type: 'json' };
import signingWords from '../src/web/features/signing/words.zh.json' with { type: 'json' };
import caseWords from '../src/web/features/case/words.zh.json' with { type: 'json' };
import publicWords from '../src/web/features/public-site/words.zh.json' with { type: 'json' };
import { tellComplaints } from './complaints-story.ts';
import { Desk, filled, nothing, whyIn } from './desk.ts';
import { hoursDetermined, smallDrill, storyPlace, worldNow } from './drill.ts';
import { dropFolder, newFolder, qingshan, startServing, type Installation } from './installation.ts';
import { exportedDevice, hourRecord, send } from './logger.ts';
import { pdf, png, text } from './material.ts';
import { stepAcrossALostLine } from './lost-line.ts';
import { tellNotFixed } from './not-fixed-story.ts';
import { rewriteHistory } from './rewrite-history.ts';
import { until } from './until.ts';
import { caseOf, staff } from './visitor.ts';

/** The same two stories as officials see them: every step on the screens, also the drill’s clock; the loggers over TCP. */
vi.setConfig({ testTimeout: 240_000 });
const folder = newFolder();
let installation: Installation | undefined;
let browser: Browser | undefined;
const desks = new Map<string, Desk>();
const { point, county, branch, enterprise, officers } = storyPlace;

beforeAll(async () => {
  if (chromium.skip) return;
  installation = await startServing(folder, smallDrill);
  browser = await openBrowser();
}, 320_000);
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [login, desk] of desks) await desk.picture(`failed-${login}`).catch(() => undefined);
  console.error(installation?.said().slice(-2000));
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
const as = staff(() => place().address);
async function at(login: string): Promise<Desk> {
  if (browser === undefined) throw new Error('no browser');
  const desk = desks.get(login) ?? await Desk.signIn(browser, place().address, login);
  desks.set(login, desk);
  return desk;
}
/** The system administrator presses the clock forward on its page, day by day and hour by hour, until what was passed is determined. */
async function walkClock(hours: number): Promise<void> {
  const clock = await at('system');
  await clock.open('/admin/clock');
  for (let left = hours; left > 0;) {
    const step = [168, 24, 1].find((size) => size <= left) ?? 1;
    const name = adminWords[`step-${step as 168 | 24 | 1}`];
    await clock.page.locator('.clock-steps').getByRole('button', { name, exact: true }).click();
    await clock.page.getByText(adminWords.stepped.replace('{{what}}', name)).last().waitFor();
    await clock.page.locator('.clock-steps button:not([disabled])').first().waitFor();
    left -= step;
  }
  await clock.picture('15-clock');
  await hoursDetermined(await as(branch), await worldNow(await as('system')), point);
}
/** The bytes of a frame as people are shown them: the password is covered. */
const shownHex = (frame: Uint8Array): string => hexOf(covered(frame)).replace(/0d0a$/, '');
/** What the outlet’s own logger sent above the limit: the bytes at which every “why?” has to end. */
let sent: Uint8Array;
const story = (title: string, tell: () => Promise<void>): void => test.skipIf(chromium.skip)(chromium.named(title), tell);

describe('an ordinary exceedance ends at the branch', () => {
  let lead = '';

  story('the lead stands on the branch’s desk and its page opens', async () => {
    const hour = startOfDay(day('2026-02-23')) + 10 * hourMs;
    sent = hourRecord(await exportedDevice(await as('system'), point), '32', hour, { w01018: '186.0', w21003: '3.20', w01001: '7.20' });
    expect(await send(place().gatewayPort, sent)).toContain('CN=9014');
    const officer = await as(branch);
    lead = (await until('the lead', async () => (await officer.get(listCases, { query: { type: 'integrity/exceedance', point, open: true } })).rows[0])).id;
    const desk = await at(branch);
    await desk.open('/cases/integrity/exceedance');
    await desk.page.locator(`a[href="/case/${lead}"]`).waitFor();
    await desk.picture('05-leads');
    await desk.page.locator(`a[href="/case/${lead}"]`).click();
    await desk.shows('待企业标记与说明');
    await desk.picture('05-lead');
  });

  story('“why?” at the outlet’s number and at the lead ends at the bytes that the logger sent, the password covered', async () => {
    const desk = await at(branch);
    await desk.open(`/outlets/${point}?factor=w01018&days=30`);
    const over = desk.page.locator('.hour-table tr').filter({ has: desk.page.locator('.value-over') }).first();
    expect(await desk.rawBytesBehind(whyIn(over), '07-why-number')).toContain(shownHex(sent));
    await desk.openCase(lead);
    expect(await desk.rawBytesBehind(whyIn(desk.page.locator('.case-finding')).first(), '05-why-lead')).toContain(shownHex(sent));
  });

  story('the firm explains, the branch reviews, two officers verify, the branch completes', async () => {
    const firm = await at(enterprise);
    await firm.picture('06-enterprise-desk');
    await firm.openCase(lead);
    await firm.step('explain', filled({ '说明类型': '生产或治理设施工况异常', '说明': '气浮池加药泵故障,已切换备用泵' }), '待研判');
    const desk = await at(branch);
    await desk.openCase(lead);
    await desk.step('review-verify', filled({ '研判理由': '超标0.86倍,须现场核查' }), '已交办待签收');
    const officer = await at(officers[0]);
    await officer.open('/work');
    await officer.picture('01-work');
    await officer.openCase(lead);
    await officer.step('accept', nothing, '现场核查中');
    await officer.step('report-verification', filled({ '核查结论': '属实', '核查情况': '核实加药泵故障2小时', '执法人员一': '甲 9801020001', '执法人员二': '乙 9801020002' }), '已核查待办结');
    await desk.openCase(lead);
    await desk.step('complete', filled({ '办结意见': '属实,已按权限办结' }), '办结');
    await desk.picture('05-lead-completed');
  });
});

describe('a rectification item is closed out', () => {
  let item = '';
  const [officeLogin, countyLogin, cityLogin] = ['rectification', `county-${county}`, 'city-980100'] as const;
  const material = { plan: pdf('整改方案'), minutes: text('会议纪要'), 'monitoring-report': pdf('监测报告'), photos: png, mechanism: text('长效制度') } as const;

  story('整改办 registers and assigns it; the county accepts and plans; the city approves', async () => {
    const office = await at(officeLogin);
    const { page } = office;
    await office.open('/new/rectification/problem');
    await page.locator('#case-title').fill('青屏澄砚纸业废水超标');
    await page.locator('#case-region').fill('青屏县');
    await page.locator('.ant-select-item-option').filter({ hasText: '青屏县' }).first().click();
    await page.locator('#case-points').fill('DW001废水总排口');
    await page.locator('.ant-select-item-option').filter({ hasText: '青屏澄砚纸业有限公司DW001' }).first().click();
    await page.keyboard.press('Escape');
    await filled({
      '反馈问题(原文)': '督察发现,青屏澄砚纸业有限公司废水总排口多次超标排放,属地监管不力。', '文号': '演督察〔2026〕3号', '问题编号': '十二', '整改目标': '废水总排口稳定达标',
      '时限类型': '限期整改', '是否工程类': '非工程类',
    })(page.locator('form.step-form'));
    await office.picture('03-register');
    await page.locator('form.step-form button[type=submit]').click();
    await office.shows('已登记');
    item = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await office.step('assign', nothing, '已交办待签收');
    const responsible = await at(countyLogin);
    await responsible.openCase(item);
    await responsible.step('accept', nothing, '制定整改方案');
    await responsible.step('submit-plan', async (form) => {
      await form.getByLabel('整改方案').fill('更换加药泵,设备用泵,完善制度');
      await form.getByRole('button', { name: '增加一条措施' }).click();
      await filled({ '做什么': '更换气浮加药泵并设一用一备', '量化目标': '2', '单位': '台', '责任人(单位)': '青屏县工业局', '完成日期': '2026-03-31' })(form.locator('fieldset'));
    }, '方案待审核');
    const city = await at(cityLogin);
    await city.openCase(item);
    await city.step('approve-plan', nothing, '整改中');
  });

  story('material is uploaded and checked; the self-check opens when the machine agrees', async () => {
    const responsible = await at(countyLogin);
    const { page } = responsible;
    await responsible.openCase(item);
    const names = { plan: '方案.pdf', minutes: '纪要.txt', 'monitoring-report': '监测.pdf', photos: '前后对比.png', mechanism: '制度.txt' } as const;
    for (const [id, name] of Object.entries(names)) {
      const row = page.locator(`[data-item="${id}"]`);
      await row.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(material[id as keyof typeof names]) });
      await row.getByText(name).waitFor();
      await row.getByRole('button', { name: /核对合格$/ }).click();
      await row.getByText('有', { exact: true }).waitFor();
    }
    await page.locator('[data-item="outlet-hours"]').getByText('与佐证不符').first().waitFor();
    await responsible.form('self-check');
    await page.getByText('现在还不能办理,原因:').waitFor();
    await responsible.picture('03-checklist-red');
    expect(await responsible.rawBytesBehind(whyIn(page.locator('.case-check')).first(), '03-why-item')).toContain(shownHex(sent));
    await walkClock(24);
    await responsible.openCase(item);
    await page.locator('[data-item="outlet-hours"]').getByText('核验一致').first().waitFor();
    await responsible.step('self-check', filled({ '完成情况': '2台加药泵已更换,连续达标', '自查结论': '自查合格' }), '已自查自验');
    await responsible.picture('03-checklist-green');
  });

  story('what the leaders sign must hold: each measure is reported by the county and found so by the city', async () => {
    const [responsible, city] = [await at(countyLogin), await at(cityLogin)];
    const ofMeasure = (desk: Desk, values: Readonly<Record<string, string>>) => async (form: Locator): Promise<void> => {
      await form.locator('.ant-select').first().click();
      await desk.page.locator('.ant-select-item-option').filter({ hasText: '更换气浮加药泵' }).first().click();
      await filled(values)(form);
    };
    await responsible.openCase(item);
    const freeze = await responsible.form('freeze');
    await freeze.getByText(caseWords['lack-unreported']).waitFor();
    expect(await freeze.locator('button[type=submit]').isDisabled()).toBe(true);
    await responsible.picture('03-measures-unverified');
    await freeze.getByRole('link', { name: caseWords['see-measures'] }).click();
    await until('the measures, scrolled to', async () => ((await responsible.page.locator('#measures').boundingBox())?.y ?? 900) < 600 || undefined);
    await responsible.step('report-measure', ofMeasure(responsible, { '完成数量': '2', '完成日期': '2026-03-03', '完成情况': '已完成' }), '已自查自验');
    await responsible.page.locator('#measures').getByText('已完成待核实').first().waitFor();
    await (await responsible.form('freeze')).getByText(caseWords['lack-unverified']).waitFor();
    await city.openCase(item);
    await city.step('verify-measure', ofMeasure(city, { '核实数量': '2', '核实日期': '2026-03-03', '核实结论': '属实' }), '已自查自验');
    await city.page.locator('#measures').getByText('已核实', { exact: true }).first().waitFor();
    await responsible.openCase(item);
    await responsible.step('freeze', nothing, '双签字');
  });

  story('one leader signs the sheet by passkey, the other by seal; it goes up and is put on notice', async () => {
    const secretary = await at(`secretary-${county}`);
    await secretary.withAuthenticator();
    await secretary.openHere('/signing-means');
    await secretary.page.getByLabel(signingWords['passkey-name']).fill('办公电脑');
    await secretary.page.locator('#passkey-password').fill((await as(`secretary-${county}`)).password);
    await secretary.page.getByRole('button', { name: signingWords['passkey-add'] }).click();
    await secretary.page.locator('[data-means=passkey]').getByText('办公电脑').waitFor();
    await secretary.picture('04-signing-means');
    await secretary.openHere('/meeting');
    await secretary.page.getByText(signingWords.unopened, { exact: true }).waitFor();
    await secretary.picture('04-meeting');
    await secretary.page.getByRole('link', { name: new RegExp(`^${signingWords.open}`) }).first().click();
    await secretary.page.locator('.approval-ways').getByText('通行密钥', { exact: true }).click();
    await secretary.picture('04-approval-passkey');
    await secretary.page.locator('.approval-ways button[type=submit]').click();
    await secretary.page.locator('.approval-signed').getByText('通行密钥').waitFor();
    const head = await at(`head-${county}`);
    await head.open(`/case/${item}/approval`);
    await head.page.locator('.approval-ways').getByLabel('签章口令').fill((await as(`head-${county}`)).password);
    await head.picture('04-approval-seal');
    await head.page.locator('.approval-ways button[type=submit]').click();
    await head.page.locator('.approval-signed').getByText('电子签章').waitFor();
    const responsible = await at(countyLogin);
    await responsible.openCase(item);
    await responsible.step('submit', nothing, '市级初验');
    const city = await at(cityLogin);
    await stepAcrossALostLine(city, item, 'city-first-check', { '初验意见': '现场初验合格' }, '省级核查');
    const office = await at(officeLogin);
    await office.openCase(item);
    await office.step('province-verify', filled({ '部门核查意见': '核查合格' }), '省级核查通过');
    await office.step('open-notice', nothing, '公示');
  });

  story('a citizen objects and is answered; after the notice it is closed out and everybody sees it', async () => {
    if (browser === undefined) throw new Error('no browser');
    const citizen = await Desk.visitor(browser, place().address);
    desks.set('citizen', citizen);
    await citizen.open(`/public/items/${item}`);
    await citizen.page.locator('#object-text').fill('夜里仍有异味,请再查。');
    await citizen.picture('08-public-notice');
    await citizen.page.locator('.say-form button[type=submit]').click();
    await citizen.page.locator('.sent').waitFor();
    const provincial = await as(officeLogin);
    const { notice } = caseOf(await provincial.readCase(item));
    const responsible = await at(countyLogin);
    await responsible.openCase(item);
    await responsible.step('answer-objection', filled({ '异议编号': notice?.objections[0]?.id ?? '', '答复': '已复测,达标' }), '公示');
    await responsible.page.locator('.case-objections').getByText('已复测,达标').waitFor();
    await walkClock(Math.ceil(((notice?.to ?? 0) + 1 - (await worldNow(provincial))) / hourMs));
    const office = await at(officeLogin);
    await office.openCase(item);
    await office.step('close-out', filled({ '销号文号': '演销号〔2026〕1号' }), '已销号');
    await office.picture('03-closed');
    await citizen.open(`/public/items/${item}`);
    await citizen.page.getByText('已销号').first().waitFor();
    await citizen.picture('08-public-closed');
  });

  tellNotFixed({ story, place, browser: () => { if (browser === undefined) throw new Error('no browser'); return browser; }, item: () => item, as, at, walkClock });

  story('the file and the key, downloaded from the public page, verify; one changed byte and a rewritten history do not', async () => {
    await walkClock(24);
    const citizen = await at('citizen');
    const folderOfCitizen = join(folder, 'citizen');
    mkdirSync(folderOfCitizen);
    const download = async (words: string): Promise<string> => {
      const [got] = await Promise.all([citizen.page.waitForEvent('download'), citizen.page.locator('.check-ways').getByRole('link', { name: words }).click()]);
      const path = join(folderOfCitizen, got.suggestedFilename());
      await got.saveAs(path);
      return path;
    };
    const sealed = await until('a checkpoint over the closed item', async () => {
      await citizen.open(`/public/items/${item}`);
      const path = await download(publicWords['download-file']);
      const { events, checkpoints } = JSON.parse(readFileSync(path, 'utf8')) as { events: unknown[]; checkpoints: { seq: number }[] };
      return checkpoints.at(-1)?.seq === events.length ? path : undefined;
    });
    const key = await download(publicWords['download-key']);
    const verify = async (path: string): Promise<readonly [number | null, string]> => {
      const { code, out } = await qingshan('verify', path, '--key', key);
      return [code, out.split('\n')[0] ?? ''];
    };
    expect(await verify(sealed)).toEqual([0, 'ok']);
    const bytes = readFileSync(sealed);
    const changed = join(folderOfCitizen, 'changed.json');
    const middle = Math.floor(bytes.length / 2);
    writeFileSync(changed, bytes.with(middle, (bytes[middle] ?? 0) ^ 1));
    expect((await verify(changed))[0]).toBe(1);
    const signer = signerOf(createPrivateKey(readFileSync(join(place().data, 'installation-key.pem'))));
    writeFileSync(changed, rewriteHistory(bytes.toString('utf8'), signer));
    expect(await verify(changed)).toEqual([1, expect.stringContaining('checkpoints')]);
  });

  story('a new exceedance at that outlet reopens it: the case page and the public page say the rebound', async () => {
    const now = await worldNow(await as('system'));
    const hour = Math.floor(now / hourMs) * hourMs - 6 * hourMs;
    expect(await send(place().gatewayPort, hourRecord(await exportedDevice(await as('system'), point), '32', hour, { w01018: '240.0' }))).toContain('CN=9014');
    const responsible = await at(countyLogin);
    const citizen = await at('citizen');
    await until('the rebound on the case page', async () => {
      await responsible.openCase(item);
      return (await responsible.page.locator('.case-head').getByText(caseWords.rebounds.replace('{{count}}', '2')).count()) > 0 || undefined;
    });
    await responsible.shows('整改中');
    await responsible.picture('03-rebound');
    await citizen.open(`/public/items/${item}`);
    await citizen.page.getByText(publicWords.rebounds.replace('{{count}}', '2')).first().waitFor();
    await citizen.page.getByText('整改中').first().waitFor();
    await citizen.picture('08-public-rebound');
  });
});

describe('thirty days of 转办件', () => tellComplaints(as, at, async () => {
  const citizen = desks.get('citizen') ?? await Desk.visitor(browser as Browser, place().address);
  desks.set('citizen', citizen);
  return citizen;
}));
