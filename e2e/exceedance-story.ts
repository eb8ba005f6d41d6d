import { expect, test } from 'vitest';
import { hourMs, startOfDay, day } from '../src/basis/time.ts';
import { refusedFrames } from '../src/contract/admin.ts';
import { listCases, readCase } from '../src/contract/case.ts';
import { pointSeries, why } from '../src/contract/point.ts';
import { drillAccounts } from '../src/contract/session.ts';
import { health } from '../src/contract/status.ts';
import { covered, hexOf } from '../src/flow/frame-text.ts';
import { storyPlace } from './drill.ts';
import type { Installation } from './installation.ts';
import { exportedDevice, hourRecord, openLine, send } from './logger.ts';
import { until } from './until.ts';
import { Visitor, type As } from './visitor.ts';

const { point, branch, enterprise, officers } = storyPlace;
/** A record that the logger had kept while its line was down: the first day on which the machine check of the second story looks. */
const hour = startOfDay(day('2026-02-23')) + 10 * hourMs;

/** An ordinary exceedance ends at the branch: frame, 9014, determination, lead, explanation, review, verification, completion. */
export function tellExceedance(place: () => Installation, as: As): void {
  let frame: Uint8Array;
  let lead = '';

  test('an hour record above the limit is acknowledged once it is stored, and stored once', async () => {
    const device = await exportedDevice(await as('system'), point);
    frame = hourRecord(device, '32', hour, { w01018: '186.0', w21003: '3.20', w01001: '7.20' });
    const visitor = new Visitor(place().address);
    const before = (await visitor.get(health)).frames;
    expect(await send(place().gatewayPort, frame)).toMatch(/^##.*CN=9014;/);
    expect(await send(place().gatewayPort, frame)).toMatch(/^##.*CN=9014;/);
    const after = (await visitor.get(health)).frames;
    expect(after.stored - before.stored).toBe(1);
    expect(after.duplicate - before.duplicate).toBe(1);
    expect(after.received).toBe(after.stored + after.duplicate + after.refused + after.pending);
  });

  test('a logger with a wrong password is refused, counted and gets no 9014', async () => {
    const device = await exportedDevice(await as('system'), point);
    const wrong = hourRecord({ ...device, password: '000000' }, '32', hour, { w01018: '999.0' });
    const visitor = new Visitor(place().address);
    const before = (await visitor.get(health)).frames.refused;
    const line = await openLine(place().gatewayPort);
    line.write(wrong);
    await until('the refusal', async () => ((await visitor.get(health)).frames.refused === before + 1 ? true : undefined));
    expect(line.got()).toBe('');
    line.close();
    expect(JSON.stringify(await (await as('system')).get(refusedFrames, { query: { mn: device.mn } }))).toContain('frame.wrong-password');
  });

  test('the hour is determined against its dated limit and stands as a lead on the branch’s desk', async () => {
    const desk = await as(branch);
    const found = await until('the lead', async () =>
      (await desk.get(listCases, { query: { type: 'integrity/exceedance', point, open: true } })).rows[0]);
    expect(found.stateTitle.zh).toBe('待企业标记与说明');
    expect(found.message?.zh).toContain('化学需氧量');
    expect(found.message?.zh).toContain('186');
    expect(found.clock).toMatchObject({ unit: 'hour', overdue: false });
    lead = found.id;
    const { rows } = await desk.get(pointSeries, { params: { number: point }, query: { from: hour, to: hour + hourMs, factor: 'w01018' } });
    expect(rows).toMatchObject([{ verdict: 'exceeds', limit: '100', edition: `limit-${point}-w01018-hour` }]);
    expect(Number(rows[0]?.value)).toBe(186);
  });

  test('why? walks from the lead to the very bytes that the logger sent', async () => {
    const { chain } = await (await as(branch)).get(why, { params: { id: lead } });
    expect([...new Set(chain.map((link) => link.kind))]).toEqual(expect.arrayContaining(['lead', 'finding', 'determination', 'reading', 'frame']));
    expect(chain.find((link) => link.kind === 'finding')?.cite?.standard).toContain('排污许可证');
    expect(chain.filter((link) => link.kind === 'frame').map((link) => link.raw?.hex)).toContain(hexOf(covered(frame)).replace(/0d0a$/, ''));
  });

  test('another branch, another firm, the public: for them the lead does not exist', async () => {
    const accounts = await new Visitor(place().address).get(drillAccounts);
    const otherBranch = accounts.find((account) => account.role === 'branch' && account.login !== branch)?.login ?? '';
    for (const login of [otherBranch, 'enterprise-2']) {
      const stranger = await as(login);
      expect((await stranger.ask(readCase, { params: { id: lead } })).fault, login).toBe('request.not-found');
      expect((await stranger.ask(why, { params: { id: lead } })).fault, login).toBe('why.unknown-id');
      expect((await stranger.get(listCases, { query: { point } })).rows, login).toEqual([]);
    }
    const citizen = new Visitor(place().address);
    expect((await citizen.ask(readCase, { params: { id: lead } })).fault).toBe('access.sign-in-needed');
    expect((await citizen.ask(why, { params: { id: lead } })).fault).toBe('why.unknown-id');
  });

  test('the firm explains; nobody else may in its place, and it may not review itself', async () => {
    const [firm, desk] = await Promise.all([as(enterprise), as(branch)]);
    const said = { explanationType: 'process', explanation: '气浮池加药泵故障,已切换备用泵' };
    expect(await desk.refusal(lead, 'explain', said)).toMatch(/^case\.not-yours/);
    expect(await firm.refusal(lead, 'explain', { explanation: said.explanation })).toBe('case.field-missing explanationType');
    expect((await firm.step(lead, 'explain', said)).row.state).toBe('reviewing');
    expect(await firm.refusal(lead, 'review-lift', { reviewReason: '我说没事' })).toMatch(/^case\.not-yours/);
  });

  test('a named person of the branch reviews, two officers verify, another person completes', async () => {
    const [desk, officer] = await Promise.all([as(branch), as(officers[0])]);
    expect((await desk.step(lead, 'review-verify', { reviewReason: '超标0.86倍,工况说明不足,须现场核查' })).row.state).toBe('assigned');
    expect(await desk.refusal(lead, 'complete', { conclusion: '办结' })).toMatch(/^case\.step-refused/);
    expect((await officer.step(lead, 'accept')).row.state).toBe('verifying');
    const report = { result: 'substantiated', facts: '核实加药泵故障2小时,在线数据属实', officerOne: '甲 9801020001' };
    expect(await officer.refusal(lead, 'report-verification', { ...report, officerTwo: report.officerOne })).toMatch(/^case\.two-officers-needed/);
    expect((await officer.step(lead, 'report-verification', { ...report, officerTwo: '乙 9801020002' })).row.state).toBe('verified');
    expect(await officer.refusal(lead, 'complete', { conclusion: '办结' })).toMatch(/^case\.not-yours/);
    const done = await desk.step(lead, 'complete', { conclusion: '属实,已按权限办结' });
    expect(done.row).toMatchObject({ state: 'completed', stateTitle: { zh: '办结' } });
    expect(done.events.map((event) => event.event)).toEqual(['open', 'explain', 'review-verify', 'accept', 'report-verification', 'complete']);
    expect(done.clocks.every((clock) => clock.stoppedAt !== undefined)).toBe(true);
    expect((await desk.get(listCases, { query: { type: 'integrity/exceedance', point, open: true } })).rows).toEqual([]);
  });
}
