import { expect, test } from 'vitest';
import { dayMs, hourMs } from '../../src/basis/time.ts';
import { testHouse } from '../../src/flow/house.fixture.ts';
import { giveMark } from '../../src/flow/data-marks/give-mark.ts';
import type { Actor } from '../../src/model/case.ts';
import { growProvince } from '../province/province.ts';
import { drillStart, Truth } from '../province/truth.ts';
import { firmMarks } from './firm-marks.ts';

const province = growProvince({ seed: 7, size: 'county' });
const [from, to] = [drillStart, drillStart + 56 * dayMs];

test('the same seed marks the same, whatever piece of time is asked for; another seed marks otherwise', () => {
  const whole = firmMarks(province, from, to);
  const pieces = Array.from({ length: 56 }, (_, day) => firmMarks(province, from + day * dayMs, from + (day + 1) * dayMs)).flat();
  expect(pieces).toEqual(whole);
  expect(firmMarks(growProvince({ seed: 8, size: 'county' }), from, to)).not.toEqual(whole);
});

test('marks follow what really was: flagged hours by their flag, one exceedance a fortnight as a fault that was none; nobody of the story county', () => {
  const marks = firmMarks(province, from, to);
  const truth = new Truth(province).between(from - 14 * dayMs, to);
  const { county } = province.story;
  expect(marks.filter(({ untrue }) => !untrue).length).toBeGreaterThan(0);
  for (const { body, untrue, at } of marks) {
    const event = truth.find((one) => one.point === body.point && one.from === body.from && one.to === body.to);
    expect(event?.kind === 'exceedance', JSON.stringify(body)).toBe(untrue);
    expect(event?.flag === undefined).toBe(untrue);
    expect(province.parts[0]?.outlets.find(({ point }) => point.number === body.point)?.point.region.startsWith(county)).toBe(false);
    expect(at).toBeGreaterThan(body.to);
  }
  const lies = marks.filter(({ untrue }) => untrue).map(({ body }) => Math.floor((body.from - drillStart) / (14 * dayMs)));
  expect(lies.length).toBeGreaterThan(1);
  expect(new Set(lies).size).toBe(lies.length);
});

test('each is a mark that the installation takes from its firm at that time', async () => {
  for (const { unit, at, body } of firmMarks(province, from, from + 14 * dayMs)) {
    const one = await testHouse();
    one.time.world = at;
    if (body.factors[0] !== undefined) await one.sense(body.point, body.from, { [body.factors[0]]: '1' });
    const held = [...one.house.directory.appointments.values()].find((office) => office.unit === unit && office.role === 'enterprise');
    const actor: Actor = { person: held?.person ?? '', appointment: held?.id ?? '', role: 'enterprise', unit,
      region: held?.region ?? '', says: '演练' };
    const given = await giveMark(one.house, actor, body);
    expect(given.ok ? given.value.effect : given, JSON.stringify(body)).toMatch(/not-valid|note/);
    expect((body.to - body.from) % hourMs).toBe(0);
  }
}, 60_000);
