import type { Json } from '../../basis/canonical.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { dayOf, instant, isDay } from '../../basis/time.ts';
import { regionContains } from '../../model/region.ts';
import type { TwoHighEntry, TwoHighProject } from '../../model/two-high-project.ts';
import { namesPerson } from '../firm-register.ts';
import type { House } from '../house.ts';
import type { RecordReader, RecordWriter, RegisterEntry, Viewer } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';

const kind = 'two-high-project';
export type TwoHighVersion = Omit<RegisterEntry, 'body'> & { readonly body: TwoHighEntry };
type Change = {
  readonly viewer: Viewer; readonly says: string; readonly project: TwoHighProject; readonly from: string; readonly why: string;
  /** When the version that is being changed was entered; absent for a project that is new to the list. */
  readonly seen?: number;
};

const versions = (entries: readonly RegisterEntry[]): readonly TwoHighVersion[] => entries as readonly TwoHighVersion[];
const within = ({ scope, region }: Viewer, of: string): boolean => scope === 'all' || regionContains(region, of);

/** The list as it stands on a day, as far as this office sees. */
export async function twoHighOn({ records }: Pick<House, 'records'>, viewer: Viewer, on: string): Promise<readonly TwoHighVersion[]> {
  return versions(await records.read(machineViewer).entries(kind, { on })).filter(({ body }) => within(viewer, body.region));
}

/** All versions of one project, oldest first; none where this office sees none of what it is now. */
export async function twoHighVersions({ records }: Pick<House, 'records'>, viewer: Viewer, id: string): Promise<readonly TwoHighVersion[]> {
  const held = versions(await records.read(machineViewer).entries(kind, { ids: [id] })).toSorted((a, b) => a.enteredAt - b.enteredAt);
  const newest = held.at(-1);
  return newest !== undefined && within(viewer, newest.body.region) ? held : [];
}

/** A new version of a project, or a first one: dated, with who says so and why. Faults: register.*. */
export async function putTwoHigh(house: House, change: Change): Promise<Result<{ readonly enteredAt: number }>> {
  const { viewer, project, from, says, why, seen } = change;
  const fits = fitting(house, change);
  if (!fits.ok) return fits;
  return house.records.write(machineViewer, async (records) => {
    const newest = versions(await records.entries(kind, { ids: [project.id] })).toSorted((a, b) => b.enteredAt - a.enteredAt)[0];
    if (seen === undefined && newest !== undefined) return fail('register.stands-already', project.id);
    if (seen !== newest?.enteredAt) return fail('register.changed-meanwhile', project.id);
    if (newest !== undefined && !within(viewer, newest.body.region)) return fail('register.not-yours', newest.body.region);
    return ok({ enteredAt: await writeTwoHigh(house, records, { project, from, says, why }, newest) });
  });
}

/** Of every project the version that was entered last. */
export async function newestOfEach(records: RecordReader): Promise<Map<string, TwoHighVersion>> {
  const held = versions(await records.entries(kind)).toSorted((a, b) => a.enteredAt - b.enteredAt);
  return new Map(held.map((version) => [version.id, version]));
}

/** Whether a change would be taken, over the version that stands. Faults: register.*. */
export function tryTwoHigh(house: House, change: Change, newest: TwoHighVersion | undefined): Result<undefined> {
  const fits = fitting(house, change);
  return fits.ok && newest !== undefined && !within(change.viewer, newest.body.region) ? fail('register.not-yours',
    newest.body.region) : fits;
}

/** Later than whatever stands. */
export async function writeTwoHigh(
  { clocks }: House, records: RecordWriter, { project, from, says, why }: Pick<Change, 'project' | 'from' | 'says' | 'why'>,
    newest: TwoHighVersion | undefined,
): Promise<number> {
  const enteredAt = Math.max(clocks.machine(), (newest?.enteredAt ?? 0) + 1);
  await records.putEntries([{ kind, id: project.id, from, enteredAt, body: { ...project, says, why } as Json }]);
  return enteredAt;
}

function fitting({ directory, clocks }: House, { viewer, project, from, why }: Change): Result<undefined> {
  if (!directory.regions.has(project.region)) return fail('register.unknown-region', project.region);
  if (!within(viewer, project.region)) return fail('register.not-yours', project.region);
  if (project.unit === undefined && project.proponent === undefined) return fail('register.whose', project.id);
  if (project.unit !== undefined && !directory.enterprises.has(project.unit)) return fail('register.unknown-firm', project.unit);
  const { startedOn, checkedOn, offList, eia, energyReview } = project;
  for (const one of [from, startedOn, checkedOn, offList, eia?.day, energyReview?.day]) {
    if (one !== undefined && !isDay(one)) return fail('register.not-a-day', one);
  }
  const today = dayOf(instant(clocks.world()));
  for (const past of [checkedOn, eia?.day, energyReview?.day]) if (past !== undefined && past > today) return fail('case.day-ahead', past);
  return textsOf([project, why]).some(namesPerson) ? fail('register.personal-data', project.id) : ok(undefined);
}

const textsOf = (value: unknown): readonly string[] =>
  (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []);
