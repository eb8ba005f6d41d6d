import pg from 'pg';
import { seededRandom } from '../src/basis/random.ts';
import { partiesOfPlace } from '../src/flow/cases/parties-of-place.ts';
import type { Directory } from '../src/flow/directory.ts';
import { headOf, movedAt, type CaseTask } from '../src/model/case.ts';
import type { CaseType } from '../src/model/case-type.ts';
import { textOfEvent } from '../src/model/event-text.ts';
import { tasksOf } from '../src/act/tasks.ts';
import { programmes } from '../src/programmes/index.ts';
import { beginAny, tryOne, type Roll } from '../src/programmes/random-walk.fixture.ts';
import { advance, type Walk } from '../src/programmes/walk.fixture.ts';
import { clientConfig, type Address } from '../src/stores/records/postgres/connect.ts';

export type FillInputs = { readonly cases: number; readonly events: number; readonly seed: number };

/** A province's cases: most ended long ago; of a hundred so many are open still. */
const openOfHundred = 8;
const eachOf = 12;
const triesMost = 600;
const longest = 120;

/** A hundred cases walked by chance: leads, requests and reports with short histories, and as many items as give so many events a case. */
export function templates(perCase: number, seed: number): readonly Walk[] {
  const random = seededRandom(seed);
  const types = programmes.flatMap((programme) => programme.cases);
  const walked = types.map((type) => ({ item: type.checklist.some(({ proof }) => proof === 'machine'), walks: Array.from({ length: eachOf }, () => ended(type, random)) }));
  const [long, short] = [walked.filter(({ item }) => item), walked.filter(({ item }) => !item)].map((some) => some.flatMap(({ walks }) => walks));
  if (long === undefined || short === undefined) return [];
  const mean = (walks: readonly Walk[]): number => walks.reduce((sum, { events }) => sum + events.length, 0) / walks.length;
  const items = Math.round(100 * Math.min(1, Math.max(0, (perCase - mean(short)) / (mean(long) - mean(short)))));
  return Array.from({ length: 100 }, (_, index) => {
    const walk = (index < items ? long[index % long.length] : short[index % short.length]) as Walk;
    return index % 100 < 100 - openOfHundred ? walk : under(types[index % types.length] as CaseType, random);
  });
}

/** Walked until it ended, or as far as chance came. */
function ended(type: CaseType, random: () => number): Walk {
  const walk = beginAny(type);
  for (let at = 0; at < triesMost && walk.events.length < longest && walk.of.closedAt === undefined; at += 1) tryOne(type, walk, roll(random), advance);
  return walk;
}

/** Still open: a few steps on its way. */
function under(type: CaseType, random: () => number): Walk {
  const walk = beginAny(type);
  for (let at = 0; at < 4 && walk.of.closedAt === undefined; at += 1) {
    const before: Walk = { ...walk, events: [...walk.events] };
    tryOne(type, walk, roll(random), advance);
    if (walk.of.closedAt !== undefined) return before;
  }
  return walk;
}

const roll = (random: () => number): Roll =>
  ({ pick: Math.floor(random() * 100), by: Math.floor(random() * 100), wild: false, full: random() < 0.8, hours: Math.floor(random() * 60) });

/**
 * So many cases of every county, each with its whole history, written by the database itself out of the templates: ids, places,
 * parties and titles are each case's own, what its steps said is its template's. Returns how many events stand.
 */
export async function fillCases(address: Address, directory: Directory, { cases, events, seed }: FillInputs, say: (line: string) => void): Promise<number> {
  const client = new pg.Client(clientConfig(address));
  await client.connect();
  const walks = templates(events / cases, seed);
  await client.query(`set search_path = qingshan; set synchronous_commit = off; set session_replication_role = replica; set maintenance_work_mem = '1GB'`);
  await client.query(`create temp table templates (n int, place int, type text, state text, closed bigint, opened bigint, seq int, head text, returned boolean, due bigint, snapshot jsonb, summary jsonb, tasks jsonb, moved bigint);
    create temp table template_events (n int, seq int, at bigint, hash text, event json);
    create temp table places (n int, region text, type text, parties jsonb, units text[])`);
  await loadTemplates(client, walks);
  const counties = [...directory.regions.values()].filter(({ level }) => level === 'county').map(({ code }) => code);
  await loadPlaces(client, directory, counties);
  const step = 50_000;
  for (let from = 0; from < cases; from += step) {
    await client.query(insertCases, [from, Math.min(from + step, cases) - 1, walks.length, counties.length]);
    await client.query(insertEvents, [from, Math.min(from + step, cases) - 1, walks.length]);
    await client.query(insertTasks, [from, Math.min(from + step, cases) - 1, walks.length]);
    say(`${Math.min(from + step, cases)} of ${cases} cases`);
  }
  await client.query(`insert into case_counts (unit, type, state, region, open, count) select party.unit, type, state, region, closed_at is null, count(*)
    from cases, lateral (select '' as unit union select unnest(units)) party group by 1, 2, 3, 4, 5`);
  await client.query('insert into case_units select distinct unnest(units), id, type, opened_at, closed_at is null from cases');
  await client.query(`insert into case_words (case_id, opened_at, words, region) select id, opened_at, number || ' ' || title, region from cases order by opened_at`);
  await client.query('set session_replication_role = origin');
  await client.query('vacuum (analyze) cases');
  for (const table of ['case_tasks', 'case_units', 'case_words']) await client.query(`vacuum (analyze) ${table}`);
  await client.query('analyze case_events');
  const { rows } = await client.query<{ count: string }>('select count(*) from case_events');
  await client.end();
  return Number(rows[0]?.count ?? 0);
}

async function loadTemplates(client: pg.Client, walks: readonly Walk[]): Promise<void> {
  for (const [n, { of, events }] of walks.entries()) {
    const type = programmes.flatMap((programme) => programme.cases).find(({ id }) => id === of.type) as CaseType;
    const tasks: readonly CaseTask[] = tasksOf(type, of);
    const due = of.clocks.flatMap(({ stoppedAt, due: ends }) => (stoppedAt === undefined && ends !== undefined ? [ends] : []));
    await client.query('insert into templates values ($1, 0, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)', [
      n, of.type, of.state, of.closedAt ?? null, of.openedAt, of.seq, of.head, of.returned !== undefined, due.length === 0 ? null : Math.min(...due),
      JSON.stringify(of), JSON.stringify(headOf(of)), JSON.stringify(tasks), movedAt(of)]);
    await client.query(`insert into template_events select $1, seq, at, hash, text::json from json_to_recordset($2) r(seq int, at bigint, hash text, text text)`,
      [n, JSON.stringify(events.map(textOfEvent))]);
  }
}

async function loadPlaces(client: pg.Client, directory: Directory, counties: readonly string[]): Promise<void> {
  for (const [n, region] of counties.entries()) {
    for (const type of programmes.flatMap((programme) => programme.cases)) {
      const parties = partiesOfPlace(directory, type, { region });
      await client.query('insert into places values ($1, $2, $3, $4, $5)', [n, region, type.id, JSON.stringify(parties), [...new Set(Object.values(parties))]]);
    }
  }
}

const industries = ['化工', '印染', '造纸', '电镀', '制药', '水泥', '钢铁', '食品', '皮革', '焦化', '玻璃', '陶瓷', '酿造', '屠宰', '垃圾焚烧', '污水处理'];
const subjects = ['化学需氧量超标', '氨氮超标', '总磷超标', '颗粒物超标', '二氧化硫超标', '氮氧化物超标', '臭气扰民', '雨污混流', '堆场扬尘', '非法排污'];

/** Every 7,919th has a word that hardly another has. */
const title = `t.snapshot->>'type' || ' ' || p.region || ' ' || (array['${industries.join("','")}'])[1 + i % ${industries.length}] || '企业'
  || (array['${subjects.join("','")}'])[1 + (i / 16) % ${subjects.length}] || case when i % 7919 = 0 then '萤石' else '' end`;
const id = `'b' || lpad(i::text, 12, '0')`;

/** A million cases are some ten years of a province: one every five minutes, each last moved so long ago. */
const moved = 't.opened - i * 300000::bigint';
const opened = `${moved} - (t.moved - t.opened)`;

/** $1 … $2: numbers of cases; $3 templates; $4 counties. The newest first. */
const insertCases = `insert into cases (id, type, number, title, state, region, units, points, factor, opened_at, closed_at, look_back_until, seq, head, snapshot, summary, next_due, moved_at)
  select ${id}, t.type, '演〔2026〕' || i || '号', ${title}, t.state, p.region, p.units, '{}', '', ${opened}, t.closed, null, t.seq, t.head,
    t.snapshot || own.part, t.summary || own.part, t.due, ${moved}
  from generate_series($1::int, $2::int) i join templates t on t.n = i % $3::int join places p on p.n = (i / $3::int) % $4::int and p.type = t.type
  cross join lateral (select jsonb_build_object('id', ${id}, 'number', '演〔2026〕' || i || '号', 'region', p.region, 'parties', p.parties,
    'title', jsonb_build_object('zh', ${title}, 'en', 'bench ' || i), 'openedAt', ${opened}) as part) own`;
const insertEvents = `insert into case_events select ${id}, e.seq, e.at, e.hash, e.event from generate_series($1::int, $2::int) i join template_events e on e.n = i % $3::int`;
const insertTasks = `insert into case_tasks (case_id, place, party, unit, roles, event, due, since, type, state, region, units, returned)
  select c.id, task.place - 1, task.body->>'party', c.snapshot->'parties'->>(task.body->>'party'), array(select jsonb_array_elements_text(task.body->'roles')),
    task.body->>'event', (task.body->>'due')::bigint, (task.body->>'since')::bigint, c.type, c.state, c.region, c.units, t.returned
  from generate_series($1::int, $2::int) i join cases c on c.id = ${id} join templates t on t.n = i % $3::int
  cross join lateral jsonb_array_elements(t.tasks) with ordinality as task(body, place)
  where c.snapshot->'parties'->>(task.body->>'party') is not null`;
