import { beforeAll, expect, test } from 'vitest';
import type { Endpoint } from '../contract/endpoint.ts';
import { endpoints } from '../contract/index.ts';
import { rectifyingProblem } from '../flow/story.fixture.ts';
import { machineViewer } from '../flow/viewer.ts';
import { usualMail } from '../model/preferences.ts';
import { roleNames } from '../model/role.ts';
import { officeOf, testApp, type TestApp } from './app.fixture.ts';

type Target = { readonly point: number; readonly enterprise: string; readonly lead: string; readonly item: string; readonly mark: string };
const places = ['own', 'foreign-region', 'foreign-unit'] as const;
type Place = (typeof places)[number];
const askers = [...roleNames.filter((role) => role !== 'citizen'), 'public', 'terminal'] as const;
type Asker = (typeof askers)[number];
type Answer = { readonly status: number; readonly fault: string };

const someMapping = {
  name: '甲', columns: ['t', 'v'], delimiter: ',', time: { columns: ['t'], format: 'iso', offsetMinutes: 480, names: 'start' }, period: 'hour', kind: 'air-station',
  point: { fixed: 1 }, factors: { wide: [{ column: 'v', factor: 'a34004', unit: 'µg/m³' }] }, missing: [], belowDetection: 'refuse',
};
const json = (value: unknown): { body: unknown } => ({ body: value });
/** What each endpoint is asked, harmless where it goes through; endpoints whose answer hangs on a place get the place's things. */
const asked: Readonly<Record<string, (at: Target) => { path?: Readonly<Record<string, string>>; query?: string; body?: unknown }>> = {
  'session.sign-in': () => json({ login: 'nobody', password: 'not-a-password' }),
  'session.act-as': () => json({ appointment: 'not-held' }),
  'session.give-mandate': () => json({ person: 'nobody', from: '2026-01-01', to: '2026-01-02' }),
  'session.end-mandate': () => ({ path: { id: 'none' } }),
  'calendar-feed.ics': () => ({ path: { file: 'none.ics' } }),
  'webhook.make': () => json({ name: '甲', url: 'https://example.org/', unit: 'none', types: [], events: [], regions: [], tries: 8, active: true }),
  'webhook.change': () => ({ path: { id: 'none' }, ...json({ name: '甲', url: 'https://example.org/', unit: 'none', types: [], events: [], regions: [], tries: 8, active: true }) }),
  'webhook.renew': () => ({ path: { id: 'none' } }),
  'webhook.deliveries': () => ({ path: { id: 'none' } }),
  'webhook.resend': () => ({ path: { id: 'none' }, ...json({}) }),
  'preferences.put': () => json({ language: 'zh', mail: usualMail, digestHour: 3 }),
  'preferences.ask-address': () => json({ address: 'nobody' }),
  'preferences.confirm-address': () => json({ code: '000000' }),
  'mail.resend': () => json({ mail: 'none' }),
  'message.read': () => json({ ids: ['none'] }),
  'work.urge': () => json({ cases: ['none'] }),
  'session.set-up': () => json({ name: '甲', login: 'first', password: 'first-password', region: '980000', regionName: '省' }),
  'status.clock': () => json({}),
  'case.summary': () => ({ query: 'type=integrity/exceedance' }),
  'mute.list': () => ({ query: 'type=integrity/exceedance' }),
  'mute.give': ({ point }) => json({ type: 'integrity/exceedance', point, factor: 'none', to: '2026-03-05', reason: '甲' }),
  'mute.end': () => ({ path: { id: 'none' } }),
  'two-high.read': () => ({ path: { id: 'none' } }),
  'two-high.put': () => ({
    path: { id: 'x' },
    ...json({ from: '2026-01-01', why: '甲', project: { id: 'x', name: { zh: '甲', en: 'a' }, region: 'none', industry: '30', status: 'planned' } }),
  }),
  'letter.read': () => ({ path: { id: 'none' } }),
  'letter.file': () => ({ path: { id: 'none', form: 'pdf' } }),
  'leader-link.read': () => ({ path: { id: 'none' } }),
  'two-high.import': () => ({}),
  'complaint.import': () => ({ path: { id: 'none' } }),
  'complaint.register': () => ({ path: { id: 'none' }, ...json({ number: 'none', complaint: '甲', region: '980102', pollution: '水' }) }),
  'complaint.preview': () => ({ path: { id: 'none' } }),
  'complaint.publish': () => ({ path: { id: 'none' }, ...json({ hash: 'a'.repeat(64) }) }),
  'complaint.similar': ({ lead }) => ({ path: { id: lead } }),
  'case.reporters': ({ lead }) => ({ path: { id: lead }, ...json({ why: '回访核实情况' }) }),
  'case.uncovered-texts': ({ lead }) => ({ path: { id: lead }, ...json({ why: '回访核实情况' }) }),
  'case.reporter-looks': ({ lead }) => ({ path: { id: lead } }),
  'good-case.read': () => ({ path: { id: 'none' } }),
  'complaint.step': ({ lead }) => json({ event: 'nothing', data: {}, items: [{ id: lead, seenSeq: 1 }] }),
  'public.complaint-table': () => ({ path: { id: 'none' } }),
  'public.complaint-file': () => ({ path: { id: 'none' } }),
  'public.complaint-find': () => ({ query: 'number=D3SX202505280018' }),
  'problem-list.list': () => ({ query: 'list=audit' }),
  'problem-list.set-weights': () => json({ from: '2020-01-01', weights: { 'self-found': '1', 'on-time': '0', 'no-rebound': '0', 'similar': '0', leniency: '0' }, reason: '甲' }),
  'cause.read': () => ({ path: { id: 'none' } }),
  'cause.likely': ({ item }) => ({ path: { id: item } }),
  'case.ledger': () => ({ query: 'type=rectification/problem' }),
  'ledger-import.look': () => ({ query: 'type=none' }),
  'ledger-import.dry-run': () => json({ type: 'none', file: 'a'.repeat(64), mapping: {} }),
  'ledger-import.start': () => json({ type: 'none', file: 'a'.repeat(64), mapping: {} }),
  'ledger-import.go': () => ({ path: { id: 'none' } }),
  'ledger-import.list': () => ({ query: 'type=none' }),
  'ledger-import.refused': () => ({ path: { id: 'none' } }),
  'case.tree': () => ({ query: 'type=rectification/inspection' }),
  'case.read': ({ lead }) => ({ path: { id: lead } }),
  'case.alike': ({ lead }) => ({ path: { id: lead } }),
  'case.open': () => json({ type: 'none', region: '980102', parties: {}, points: [], title: { zh: '甲', en: 'a' }, fields: {} }),
  'case.step': ({ lead }) => ({ path: { id: lead, event: 'nothing' }, ...json({ seenSeq: 1, data: {} }) }),
  'case.evidence': ({ lead }) => ({ path: { id: lead } }),
  'file.read': ({ lead }) => ({ path: { id: lead, hash: 'a'.repeat(64) } }),
  'case.approval': ({ lead }) => ({ path: { id: lead } }),
  'point.read': ({ point }) => ({ path: { number: String(point) } }),
  'point.chart': ({ point }) => ({ path: { number: String(point) }, query: 'from=0&to=1&factor=w01018' }),
  'point.series': ({ point }) => ({ path: { number: String(point) }, query: 'from=0&to=1' }),
  'point.frames': ({ point }) => ({ path: { number: String(point) } }),
  'water.section-periods': () => ({ path: { number: '10000' }, query: 'unit=month' }),
  'water.period': () => ({ query: 'period=2026-02' }),
  'air.target-course': () => ({ path: { id: '980102-2026-PM2.5-mean' }, query: 'year=2026' }),
  'air.contribution': () => ({ query: 'region=980102&pollutant=PM2.5&from=2026-02-01&to=2026-02-28' }),
  'air.period': () => ({ query: 'period=2026-02' }),
  'air.calendar': () => ({ path: { place: '980102' } }),
  'point.limits': ({ point }) => ({ path: { number: String(point) } }),
  'standard.read': () => ({ path: { name: 'HJ 633-2026' } }),
  'standard.diff': () => ({ query: 'from=2026-02-28&to=2026-03-01' }),
  'why.read': ({ lead }) => ({ path: { id: lead } }),
  'terminal.verify': () => json({}),
  'terminal.why': ({ lead }) => ({ path: { id: lead } }),
  'enterprise.emission': ({ enterprise }) => ({ path: { unit: enterprise } }),
  'enterprise.read': ({ enterprise }) => ({ path: { unit: enterprise } }),
  'public.item': ({ item }) => ({ path: { id: item } }),
  'public.series': ({ item }) => ({ path: { id: item } }),
  'public.picture': ({ item }) => ({ path: { id: item, hash: 'c'.repeat(64) } }),
  'public.file': ({ item }) => ({ path: { id: item } }),
  'public.object': ({ item }) => ({ path: { id: item }, ...json({ text: '还在冒烟啊' }) }),
  'public.not-fixed': ({ item }) => ({ path: { id: item }, ...json({ text: '没有改好啊' }) }),
  'public.report-photo': () => ({ path: { receipt: 'none.0' } }),
  'review.list': () => ({ query: 'state=all' }),
  'review.series': ({ point }) => ({ query: `point=${point}&factor=w01018&from=0&to=1` }),
  'review.decide': ({ point }) => json({ point, factors: ['w01018'], from: 0, to: 1, verdict: 'valid', reason: '甲', password: '0' }),
  'review.take-back': () => ({ path: { id: 'none' }, ...json({ reason: '甲', password: '0' }) }),
  'review.rules': () => ({}),
  'review.change-rule': () => json({ row: 'none', from: '2026-03-02', on: true, effect: 'note', figures: {} }),
  'completeness.list': ({ point }) => ({ query: `month=2026-02&point=${point}` }),
  'completeness.why': ({ point }) => ({ path: { point: String(point) }, query: 'month=2026-02&factor=w01018' }),
  'features.collection': () => ({ path: { collection: 'outlets' } }),
  'features.queryables': () => ({ path: { collection: 'outlets' } }),
  'features.items': () => ({ path: { collection: 'outlets' } }),
  'features.item': ({ point }) => ({ path: { collection: 'outlets', feature: String(point) } }),
  'device.put': () => json({ mn: 'MN1', password: '1', edition: '2017', crc: 'hj212', point: 999_999_999, from: '2026-01-01' }),
  'device.read': ({ point }) => ({ path: { mn: mnAt(point) } }),
  'device.frames': ({ point }) => ({ path: { mn: mnAt(point) } }),
  'command.list': ({ point }) => ({ path: { mn: mnAt(point) } }),
  'command.give': ({ point }) => ({ path: { mn: mnAt(point) }, ...json({ ask: { kind: 'clock-read' }, reason: '甲' }) }),
  'command.cancel': ({ point }) => ({ path: { mn: mnAt(point), id: 'none' } }),
  'recall.set': () => json({ on: false, tries: 1, waitHours: 1, backHours: 1 }),
  'key-rotation.set': () => json({ on: false, tries: 1, waitHours: 1, previousHours: 1 }),
  'command-terms.set': () => json({}),
  'device-terms.set': ({ point }) => ({ path: { mn: mnAt(point) }, ...json({}) }),
  'upper-platform.read': () => ({ path: { id: 'none' } }),
  'upper-platform.kept': () => ({ path: { id: 'none' } }),
  'upper-platform.put': () => ({ path: { id: 'none' }, ...json({}) }),
  'exchange.put': () => ({ path: { id: 'none' }, ...json({}) }),
  'exchange.dry-run': () => ({ path: { id: 'none' }, ...json({}) }),
  'exchange.list': () => ({}),
  'upper-platform.resend': () => ({ path: { id: 'none' }, ...json({ kind: 'all' }) }),
  'register.list': () => ({ path: { kind: 'unit' } }),
  'register.put': () => ({ path: { kind: 'unit' }, ...json({ id: 'x', from: '2026-01-01', body: null }) }),
  'account.put': () => json({ person: 'nobody', login: 'nobody', password: 'long-enough' }),
  'import.refused': () => ({ path: { id: 'none' } }),
  'import.read': () => ({ path: { id: 'none' } }),
  'import.refused-file': () => ({ path: { id: 'none' } }),
  'import.pause': () => ({ path: { id: 'none' } }),
  'import.resume': () => ({ path: { id: 'none' } }),
  'import.terminal-state': () => ({ path: { id: 'none' } }),
  'import.dry-run': () => json({ files: ['a'.repeat(64)], door: { kind: 'cnemc' } }),
  'import.start': () => json({ files: ['a'.repeat(64)], door: { kind: 'cnemc' } }),
  'fire-detection.list': () => ({ query: 'from=0&to=1' }),
  'fire-detection.geojson': () => ({ query: 'from=0&to=1' }),
  'fire-detection.day': () => ({ path: { day: '2026-03-01' } }),
  'fire-detection.read': () => ({ path: { id: 'none' } }),
  'import-mapping.put': () => json(someMapping),
  'api-key.make': () => json({ name: '某平台', unit: 'none', writes: [], to: '2026-12-31' }),
  'api-key.revoke': () => ({ path: { id: 'none' } }),
  'judge.lines': () => json([]),
  'export.readings': () => ({ path: { day: '2026-03-01' }, query: 'kind=air-outlet&period=hour&format=csv' }),
  'sensorthings.create': ({ point }) => ({ path: { resource: `Datastreams('${point}-w01018-hour-Avg')/Observations` }, ...json({ result: 1 }) }),
  'sensorthings.change': ({ point }) => ({ path: { resource: `Things(${point})` }, ...json({ name: '甲' }) }),
  'sensorthings.replace': ({ point }) => ({ path: { resource: `Things(${point})` }, ...json({ name: '甲' }) }),
  'sensorthings.withdraw': ({ point }) => ({ path: { resource: `Things(${point})` } }),
  'thing.list': () => ({}),
  'sensorthings.read': ({ point }) => ({ path: { resource: `Things(${point})` } }),
  'data-mark.list': ({ enterprise }) => ({ query: `enterprise=${enterprise}` }),
  'data-mark.to-confirm': ({ enterprise }) => ({ query: `enterprise=${enterprise}` }),
  'data-mark.give': ({ point }) => json({ point, factors: [], from: 1, to: 2, type: 'none', reason: '甲' }),
  'data-mark.withdraw': ({ mark }) => ({ path: { id: mark }, ...json({ reason: ' ' }) }),
  'data-mark.answer': ({ mark }) => ({ path: { id: mark }, ...json({ accepted: true, reason: ' ' }) }),
  'data-mark.file': ({ mark }) => ({ path: { id: mark } }),
  'effectiveness.list': ({ enterprise }) => ({ query: `period=2026-02&enterprise=${enterprise}` }),
  'effectiveness.why': ({ point }) => ({ path: { point: String(point) }, query: 'period=2026-02' }),
  'effectiveness.contractors': () => ({ query: 'period=2026-02' }),
  'effectiveness.today': () => ({}),
  'appeal.give': ({ point }) => json({ point, factors: [], from: 1, to: 2, reason: '甲' }),
  'appeal.answer': ({ mark }) => ({ path: { id: mark }, ...json({ accepted: true, reason: ' ' }) }),
  'appeal.file': ({ mark }) => ({ path: { id: mark } }),
  'signing.prepare': ({ item }) => ({ path: { id: item } }),
  'signing.paper': ({ item }) => ({ path: { id: item } }),
  'signing.pin': () => ({ path: { id: 'none' }, ...json({ pin: 'wrong-pin', next: 'other-pin' }) }),
  'signing.passkey-add': () => json({ response: {}, ticket: 'x', name: '甲', password: '0' }),
  'signing.passkey-revoke': () => ({ path: { id: 'none' } }),
  'seal.make': () => json({ appointment: 'none', from: '2026-01-01', to: '2026-12-31' }),
  'seal.revoke': () => ({ path: { id: 'none' } }),
  'signing.site': () => json({ site: 'Not A Site', origins: [] }),
  'import.run': () => json({ kind: 'none', paths: [] }),
};
const multipart = { 'content-type': 'multipart/form-data; boundary=b' };
const upload = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nx\r\n--b\r\nContent-Disposition: form-data; name="item"\r\n\r\nsite\r\n--b\r\nContent-Disposition: form-data; name="seenSeq"\r\n\r\n1\r\n--b--\r\n';

let app: TestApp;
const mnAt = (point: number): string => app.house.directory.deviceOf(point)?.mn ?? 'none';
let targets: Readonly<Record<Place, Target>>;
const answers = new Map<string, Answer>();
const answerOf = (endpoint: string, asker: Asker, place: Place): Answer => answers.get(`${endpoint} ${asker} ${place}`) ?? { status: 0, fault: '' };

/** Ours, or the code of a foreign standard's exception. */
const faultOf = ({ fault, code = '' }: { readonly fault?: string; readonly code?: string }): string => fault ?? code;

/** Whether what is asked differs by place; what does not is asked once. */
const isPlaced = ({ id }: Endpoint): boolean => asked[id]?.length === 1;

async function ask(endpoint: Endpoint, asker: Asker, place: Place, index: number): Promise<Answer> {
  const { path = {}, query, body } = asked[endpoint.id]?.(targets[place]) ?? {};
  const url = endpoint.path.replace(/:(\w+)/gu, (_all, name: string) => path[name] ?? `missing-${name}`);
  const said = await app.ask({
    method: endpoint.method, url: query === undefined ? url : `${url}?${query}`, peer: `10.0.${index}.1`, terminal: asker === 'terminal',
    ...(asker === 'public' || asker === 'terminal' ? {} : { as: officeOf[asker] }),
    ...(endpoint.upload !== undefined ? { headers: multipart, body: upload } : body === undefined ? {} : { body }),
  });
  return { status: said.statusCode, fault: said.statusCode === 200 ? '' : faultOf(said.json() as { fault?: string; code?: string }) };
}

beforeAll(async () => {
  app = await testApp();
  const { house, time } = app;
  const at = time.world - 7_200_000;
  const target = async (point: number, enterprise: string): Promise<Target> => {
    await app.sense(point, at, { w01018: '999' });
    const lead = await house.records.read(machineViewer).caseOfSeries('integrity/exceedance', point, 'w01018');
    const mark = `mark-${point}`;
    await house.records.write(machineViewer, (records) => records.putDataMarks([{
      id: mark, point, factors: [], from: at, to: at + 3_600_000, maker: 'firm', type: 'monitor-line', effect: 'note', reason: '甲', by: 'a', says: '甲', at,
    }]));
    const county = house.directory.points.get(point)?.region ?? '';
    return { point, enterprise, mark, lead: lead?.id ?? '', item: (await rectifyingProblem(house, county, [point])).id };
  };
  targets = {
    'own': await target(200_000, 'enterprise-98-0001'), 'foreign-region': await target(200_004, 'enterprise-98-0010'), 'foreign-unit': await target(200_003, 'enterprise-98-0009'),
  };
  for (const endpoint of endpoints) {
    for (const [index, asker] of askers.entries()) {
      const own = await ask(endpoint, asker, 'own', index);
      for (const place of places) {
        answers.set(`${endpoint.id} ${asker} ${place}`, place === 'own' || !isPlaced(endpoint) ? own : await ask(endpoint, asker, place, index));
      }
    }
  }
}, 400_000);

test.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))('%s: who may call is what the contract says, and nothing breaks', (id, { who }) => {
  for (const asker of askers) {
    for (const place of places) {
      const { status, fault } = answerOf(id, asker, place);
      const says = `${asker} at ${place}: ${status} ${fault}`;
      expect(status, says).not.toBe(500);
      const signedIn = asker !== 'public' && asker !== 'terminal';
      if (who === 'anyone') expect(fault, says).not.toBe('access.sign-in-needed');
      else if (who === 'writing-key') expect([status, fault], says).toEqual([401, 'key.needed']);
      else if (who === 'terminal') expect(fault === 'access.no-right', says).toBe(asker !== 'terminal');
      else if (!signedIn) expect([status, fault], says).toEqual([401, 'access.sign-in-needed']);
      else if (who !== 'signed-in' && !who.includes(asker)) expect([status, fault], says).toEqual([403, 'access.no-right']);
      else expect(['access.sign-in-needed', 'access.no-right'].includes(fault) && id !== 'register.put', says).toBe(false);
    }
  }
});

/** The row rules in words: who sees what is not theirs, and who sees what is. Nobody else learns that it exists. */
const everywhere: readonly Asker[] = ['province', 'rectification-office', 'city', 'leader', 'leader-office', 'auditor'];
const seesLead: Readonly<Record<Place, readonly Asker[]>> = {
  'own': [...everywhere, 'branch', 'enforcement', 'enterprise'], 'foreign-region': everywhere, 'foreign-unit': [...everywhere, 'branch', 'enforcement'],
};
const ofCounty: readonly Asker[] = [...everywhere, 'trade-department', 'county', 'branch', 'enforcement', 'party-secretary', 'head-of-government'];
const seesOutlet: Readonly<Record<Place, readonly Asker[]>> = {
  'own': [...ofCounty, 'enterprise', 'contractor'], 'foreign-region': [...everywhere, 'trade-department'],
  // Its loggers are kept by the same contractor.
  'foreign-unit': [...ofCounty, 'contractor'],
};
const signedInOnly = ['case.read', 'case.step', 'case.evidence', 'file.read', 'case.approval', 'point.frames', 'enterprise.read', 'enterprise.emission'];

test.each([
  ...['case.read', 'case.step', 'case.evidence', 'file.read', 'case.approval', 'why.read'].map((id) => [id, seesLead] as const),
  ...['point.read', 'point.series', 'point.chart', 'point.limits', 'point.frames', 'enterprise.read', 'enterprise.emission'].map((id) => [id, seesOutlet] as const),
])('%s: what is foreign does not exist', (id, sees) => {
  for (const place of places) {
    for (const asker of askers) {
      const { status, fault } = answerOf(id, asker, place);
      const hidden = (fault === 'request.not-found' || fault === 'why.unknown-id') && status === 404;
      if (signedInOnly.includes(id) && (asker === 'public' || asker === 'terminal')) continue;
      // The terminal of this machine acts as the machine.
      expect(hidden, `${id} ${asker} ${place}: ${status} ${fault}`).toBe(!sees[place].includes(asker) && asker !== 'terminal');
    }
  }
});

test.each([
  ['a firm          ', 'enterprise-98-0010-officer'], ['a county        ', 'county-980103-officer'],
  ['a branch        ', 'branch-980103-head'], ['a contractor    ', 'contractor-98-0-officer'],
] as const)('lists of %s hold nothing of the story county', async (_name, as) => {
  for (const url of ['/api/cases', '/api/work', '/api/points?kind=water-outlet,air-outlet&text=98-0001', '/api/enterprises?text=0001&limit=500', '/api/map/work']) {
    const said = (await app.ask({ url, as })).body;
    for (const own of [targets.own.lead, targets.own.item, 'enterprise-98-0001']) expect(said, `${url}`).not.toContain(own);
  }
});

test('the whole table, for review', async () => {
  const lines = endpoints.flatMap((endpoint) => {
    const placed = isPlaced(endpoint);
    const rows = (placed ? places : (['own'] as const)).map((place) => {
      const groups = Map.groupBy(askers, (asker) => {
        const { status, fault } = answerOf(endpoint.id, asker, place);
        return fault === '' ? String(status) : `${status} ${fault}`;
      });
      const says = [...groups].map(([answer, who]) => `    ${answer}: ${who.length === askers.length ? 'everybody' : who.join(' ')}`);
      return [...(placed ? [`  ${place}`] : []), ...says].join('\n');
    });
    const who = typeof endpoint.who === 'string' ? endpoint.who : endpoint.who.join(' ');
    return [`${endpoint.id} ${endpoint.method} ${endpoint.path} | ${who}`, ...rows];
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/permission.txt');
});
