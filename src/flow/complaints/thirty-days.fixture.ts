import { day as dayFrom, hourMs, startOfDay } from '../../basis/time.ts';
import { readIssuedNumber } from '../../model/issued-number.ts';
import { bulletinOf } from '../../publish/bulletin.ts';
import type { PublicTable } from '../../model/public-table.ts';
import { growComplaints, listOf, type DrillBatch, type DrillComplaint } from '../../../sim/complaints/complaints.ts';
import { planOf, type PlannedAct } from '../../../sim/complaints/plan.ts';
import { memoryRecords } from '../../stores/records/memory/memory-records.ts';
import { registerItem } from '../cases/register-item.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import type { House } from '../house.ts';
import { lapseClocks } from '../lapse.ts';
import type { Records } from '../ports/records.ts';
import { actorBy } from '../story.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { complaintType, itemsMax } from './complaint-type.ts';
import { importBatch, type BatchReport } from './import-batch.ts';
import { previewTable, publishTable } from './publish-table.ts';
import { takeSteps } from './take-steps.ts';

export type Played = {
  readonly house: House;
  readonly test: TestHouse;
  readonly batches: readonly { readonly id: string; readonly drill: DrillBatch; readonly report: BatchReport }[];
  readonly refused: readonly string[];
  readonly published: readonly PublicTable[];
  readonly steps: number;
};

export const office = 'rectification-98-officer';

/** Messages are told elsewhere: here their store, which looks through all of them at each, would be most of the time. */
export function quiet(records: Records): Records {
  return { ...records, write: (viewer, work) => records.write(viewer, (writer) => work({ ...writer, tell: async () => undefined })) };
}

export const csvOf = (batch: DrillBatch): Uint8Array => {
  const { header, rows } = listOf(batch);
  return new TextEncoder().encode(
    [header, ...rows].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'),
  );
};

export async function* piece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/**
 * An inspection of thirty days through the use cases: each evening a batch, everybody acting as the truth says, tables published each
 * day.
 */
export async function playThirtyDays(total: number, days = 30, after = 20): Promise<Played> {
  const test = await testHouse('drill', quiet(memoryRecords()));
  const { house, time, province } = test;
  const named = (level: string) =>
    province.regions.filter((region) => region.level === level).map(({ code, name }) => ({ code, name: name.zh }));
  const drill = growComplaints({
    seed: 11,
    from: dayFrom('2026-03-02'),
    days,
    total,
    counties: named('county'),
    towns: named('township'),
  });
  const acts = new Map<number, Map<string, { readonly item: DrillComplaint; readonly act: PlannedAct }[]>>();
  const batches: Played['batches'][number][] = [];
  const refused: string[] = [];
  const published: PublicTable[] = [];
  let steps = 0;
  const start = startOfDay(dayFrom('2026-03-02')) + 18 * hourMs;
  for (let hour = 0; hour < (days + after) * 24; hour += 1) {
    time.world = start + hour * hourMs;
    time.machine = time.world;
    if (hour % 24 === 0 && hour / 24 < days) {
      const one = drill[hour / 24] as DrillBatch;
      batches.push(await receive(house, one));
      const planned = one.items.flatMap((item) => planOf(item, one.ordinal, one.day).map((act) => ({ item, act })));
      for (const { item, act } of planned) plan(acts, hour + act.hours, item, act);
    }
    if ([1, 9, 14].includes(hour % 24)) await lapseClocks(house);
    for (const group of acts.get(hour)?.values() ?? []) {
      const [first] = group;
      if (first === undefined) continue;
      const actor = actorBy(
        house,
        first.act.by === 'office'
          ? office
          : first.act.by === 'city'
            ? 'city-bureau-980100-officer'
            : `county-${first.item.region}-officer`,
      );
      const held = new Map(
        (await house.records.read(machineViewer).cases({ ids: group.map(({ item }) => idOf(item)), limit: group.length })).map((of) => [
          of.id,
          of.seq,
        ]),
      );
      const done = await takeSteps(
        house,
        machineViewer,
        actor,
        group.map(({ item, act }) => ({ case: idOf(item), seenSeq: held.get(idOf(item)) ?? 0, event: act.event, data: act.data })),
      );
      steps += done.taken.length;
      refused.push(...done.refused.map((one) => `${hour} ${first.act.event} ${one.fault} ${one.detail}`));
    }
    if (hour % 24 === 23) published.push(...(await publishReady(house)));
  }
  return { house, test, batches, refused, published, steps };
}

export const idOf = ({ number }: DrillComplaint): string => readIssuedNumber('acceptance-number', number)?.id ?? '';

function plan(
  acts: Map<number, Map<string, { readonly item: DrillComplaint; readonly act: PlannedAct }[]>>,
  hour: number,
  item: DrillComplaint,
  act: PlannedAct,
): void {
  const groups = acts.get(hour) ?? new Map<string, { readonly item: DrillComplaint; readonly act: PlannedAct }[]>();
  const key = `${act.by === 'county' ? item.region : act.by} ${act.event}`;
  acts.set(hour, groups.set(key, [...(groups.get(key) ?? []), { item, act }]));
}

/** Every batch with something new goes out; a refusal is a fault of the test. */
async function publishReady(house: House): Promise<readonly PublicTable[]> {
  const out: PublicTable[] = [];
  for (const id of await batchesToPublish(house)) {
    const preview = await previewTable(house, id);
    const done = preview.ok ? await publishTable(house, actorBy(house, office), id, preview.value.made.hash) : preview;
    if (!done.ok) throw new Error(`${done.fault} ${done.detail}`);
    out.push(done.value);
  }
  return out;
}

const batchesToPublish = async (house: House): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await house.records.read(machineViewer).cases({ types: ['complaints/passed-on-complaint'], states: ['reviewed'], limit: itemsMax })
    ).flatMap(({ parent }) => parent ?? []),
  );

export async function receive(house: House, drill: DrillBatch): Promise<Played['batches'][number]> {
  const actor = actorBy(house, office);
  const batch = await registerItem(house, {
    type: 'complaints/batch',
    region: '980000',
    title: { zh: `第${drill.ordinal}批`, en: `batch ${drill.ordinal}` },
    points: [],
    parties: {},
    actor,
    fields: { ordinal: drill.ordinal, round: '第三轮', receivedOn: drill.day, items: drill.items.length },
  });
  if (!batch.ok) throw new Error(`${batch.fault} ${batch.detail}`);
  const report = await importBatch(house, actor, { batch: batch.value.id, bytes: piece(csvOf(drill)), dry: false });
  if (!report.ok) throw new Error(`${report.fault} ${report.detail}`);
  return { id: batch.value.id, drill, report: report.value };
}

export async function bulletinNow(house: House) {
  const declared = complaintType(house);
  if (!declared.ok) throw new Error(declared.fault);
  return bulletinOf(declared.value.rule, await house.records.read(machineViewer).publicTables(declared.value.type.id));
}

export const itemsNow = (house: House) =>
  house.records.read(machineViewer).cases({ types: ['complaints/passed-on-complaint'], limit: itemsMax });
