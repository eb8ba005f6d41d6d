import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { hourMs } from '../src/basis/time.ts';
import approvalWords from '../src/web/features/approval/words.zh.json' with { type: 'json' };
import caseWords from '../src/web/features/case/words.zh.json' with { type: 'json' };
import publicWords from '../src/web/features/public-site/words.zh.json' with { type: 'json' };
import { Desk, filled, nothing } from './desk.ts';
import { storyPlace, worldNow } from './drill.ts';
import type { Installation } from './installation.ts';
import { pdf, png, text } from './material.ts';
import { measuresHold } from './measures-hold.ts';
import { caseOf, type As } from './visitor.ts';

const { county } = storyPlace;
const [office, own, above] = ['rectification', `county-${county}`, 'city-980100'] as const;
/** After a reopening everything is proved anew: the days that the drill’s machine check asks for, whole ones. */
const daysProved = 8;
const checked = { '完成情况': '加药泵联锁,夜间在线', '自查结论': '自查合格' };

type Told = {
  readonly story: (title: string, tell: () => Promise<void>) => void;
  readonly place: () => Installation; readonly browser: () => Browser; readonly item: () => string;
  readonly as: As; readonly at: (login: string) => Promise<Desk>; readonly walkClock: (hours: number) => Promise<void>;
};

/** A closed item: a citizen says that it is not fixed, twice; the second is true. Then a signature is voided, another returned, and it is closed out again. */
export function tellNotFixed({ story, place, browser, item, as, at, walkClock }: Told): void {
  const ofCitizen = async (): Promise<Desk> => {
    const citizen = await Desk.visitor(browser(), place().address);
    await citizen.open(`/public/items/${item()}`);
    return citizen;
  };
  const reports = async () => (await (await as(own)).readCase(item())).children.filter(({ kind }) => kind.zh === '群众反映').map(({ case: of }) => of);
  const newest = async (): Promise<string> => (await reports()).find(({ closedAt }) => closedAt === undefined)?.id ?? '';

  story('a citizen says that it is not fixed, with a photograph: a number, a day, an answer by the level above', async () => {
    const citizen = await ofCitizen();
    await citizen.page.locator('#not-fixed-text').fill('夜里又在排黑水,请再看看。我叫王小明。');
    await citizen.page.locator('#not-fixed-photos').setInputFiles([{ name: '河边.png', mimeType: 'image/png', buffer: Buffer.from(png) }, { name: '账单.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf('账单')) }]);
    await citizen.page.getByText(publicWords['photo-kind']).waitFor();
    await citizen.picture('31-not-fixed');
    await citizen.page.locator('.say-form button[type=submit]').click();
    await citizen.page.locator('.photo-sending').getByText(publicWords['photo-sent'], { exact: true }).waitFor();
    expect(await citizen.page.locator('.sent').textContent()).toMatch(/群众反映〔2026〕00001号.*前答复/s);
    await citizen.picture('31-not-fixed-sent');
    const report = await newest();
    const responsible = await at(own);
    await responsible.open('/work');
    await responsible.page.locator(`a[href="/case/${report}"]`).first().waitFor();
    await responsible.openCase(report);
    await responsible.page.getByText('河边.png').first().waitFor();
    await responsible.picture('31-report');
    await responsible.step('check', filled({ '核实情况': '王小明所指位置为雨水口,当夜有雨' }), '已核实待答复');
    const city = await at(above);
    await city.openCase(report);
    await city.step('answer', filled({ '答复': '经现场核实为雨水排放,已向您说明' }), '已答复');
    await citizen.open(`/public/items/${item()}`);
    await citizen.page.locator('#reports').getByText('经现场核实为雨水排放,已向您说明').waitFor();
    expect(await citizen.page.locator('main').textContent()).not.toMatch(/王小明|黑水/);
    await citizen.picture('31-answered');
    await citizen.close();
  });

  story('the second report is true: the level above confirms it, and the item is rectified again', async () => {
    const citizen = await ofCitizen();
    await citizen.page.locator('#not-fixed-text').fill('凌晨两点泵停了,直排。');
    await citizen.page.locator('.say-form button[type=submit]').click();
    await citizen.page.locator('.sent').waitFor();
    const report = await newest();
    const city = await at(above);
    await city.openCase(report);
    await city.step('confirm', filled({ '答复': '反映属实,责令重新整改' }), '反映属实,已重新整改');
    const responsible = await at(own);
    await responsible.openCase(item());
    await responsible.shows('整改中');
    await responsible.page.locator('.case-head').getByText(caseWords.rebounds.replace('{{count}}', '1')).waitFor();
    await citizen.open(`/public/items/${item()}`);
    await citizen.page.locator('#reports').getByText('反映属实,责令重新整改').waitFor();
    await citizen.page.getByText(publicWords.rebounds.replace('{{count}}', '1')).first().waitFor();
    await citizen.picture('31-confirmed');
    await citizen.close();
  });

  story('material changes while it is signed: the signature is void on every screen', async () => {
    const responsible = await at(own);
    const worker = await as(own);
    const held = caseOf(await worker.readCase(item())).evidence;
    const given = { plan: '方案.pdf', minutes: '纪要.txt', 'monitoring-report': '监测.pdf', photos: '前后对比.png', mechanism: '制度.txt' };
    const marks = Object.fromEntries(Object.entries(given).map(([id, name]) => [id, { state: 'have', files: [held.find((file) => file.name === name)?.hash] }]));
    await worker.step(item(), 'work', { progress: '加药泵联锁', marks });
    await responsible.openCase(item());
    await responsible.page.locator('[data-item="outlet-hours"]').getByText(caseWords['machine-undeterminable'], { exact: true }).first().waitFor();
    await walkClock(daysProved * 24);
    await measuresHold(item(), worker, await as(above));
    await responsible.openCase(item());
    await responsible.step('self-check', filled(checked), '已自查自验');
    await responsible.step('freeze', nothing, '待双签字');
    await (await as(`secretary-${county}`)).seal(item(), 'sign-party-secretary');
    expect((await worker.upload(item(), 'minutes', '补充纪要.txt', text('补充'))).fault).toBe('');
    const secretary = await at(`secretary-${county}`);
    await secretary.open(`/case/${item()}/approval`);
    await secretary.page.getByText(approvalWords['flag-void']).waitFor();
    await secretary.picture('31-signature-void');
  });

  story('a leader returns it with a reason: red at the county, and what was signed is void', async () => {
    const responsible = await at(own);
    await responsible.openCase(item());
    await responsible.step('freeze', nothing, '待双签字');
    const head = await at(`head-${county}`);
    await head.openCase(item());
    await head.step('return-by-leader', filled({ '理由': '夜间运行记录未附' }), '整改中');
    await responsible.open('/work');
    await responsible.page.locator('.work-returned').filter({ hasText: '夜间运行记录未附' }).first().waitFor();
    await responsible.picture('31-returned');
    await responsible.openCase(item());
    await responsible.page.locator('.case-returned').getByText('夜间运行记录未附').waitFor();
    await responsible.step('self-check', filled(checked), '已自查自验');
    await responsible.step('freeze', nothing, '待双签字');
  });

  story('both sign the version that stands, and it is closed out a second time', async () => {
    await (await as(`secretary-${county}`)).seal(item(), 'sign-party-secretary');
    const signed = caseOf(await (await as(`head-${county}`)).seal(item(), 'sign-head-of-government')).signatures;
    expect(signed.filter(({ voided }) => voided === undefined)).toHaveLength(2);
    expect(signed.filter(({ voided }) => voided !== undefined).length, 'what was void stays on record').toBeGreaterThanOrEqual(3);
    const [worker, city, provincial] = await Promise.all([as(own), as(above), as(office)]);
    await worker.step(item(), 'submit');
    await city.step(item(), 'city-first-check', { cityOpinion: '复核合格' });
    await provincial.step(item(), 'province-verify', { provinceOpinion: '核查合格' });
    const { notice } = caseOf(await provincial.step(item(), 'open-notice'));
    await walkClock(Math.ceil(((notice?.to ?? 0) + 1 - (await worldNow(provincial))) / hourMs));
    await provincial.step(item(), 'close-out', { closeNumber: '演销号〔2026〕2号' });
    const closed = await at(own);
    await closed.openCase(item());
    await closed.shows('已销号');
  });
}
