import { dayOf, instant } from '../../../basis/time.ts';
import type { UpperPlatform } from '../../../model/upper-platform.ts';

/** What the form holds: text as typed. */
export type FormValues = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: UpperPlatform['address']['kind'];
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly edition: '2005' | '2017' | '2025';
  readonly window: number;
  readonly asks: boolean;
  readonly database: string;
  readonly schema: string;
  readonly user: string;
  readonly password: string;
  readonly folder: string;
  readonly every: 'hour' | 'day';
  readonly what: UpperPlatform['what']; readonly order: UpperPlatform['order']; readonly commands: UpperPlatform['selection']['commands'];
  readonly regions: string; readonly kinds: NonNullable<UpperPlatform['selection']['kinds']>; readonly points: string;
  readonly since: string;
  readonly from: string;
  readonly to: string;
  readonly others: 'own' | 'none';
  readonly identities: string;
  readonly paused: boolean;
};

export function valuesOf(held: UpperPlatform | undefined, at: number): FormValues {
  const day = dayOf(instant(at));
  const { address, selection, identity } = held ?? {};
  const line = address?.kind === 'hj212' ? address : undefined;
  const tables = address?.kind === 'tables' ? address : undefined;
  const file = address?.kind === 'files' ? address : undefined;
  return {
    id: held?.id ?? '', zh: held?.name.zh ?? '', en: held?.name.en ?? '', kind: address?.kind ?? 'hj212',
    host: (line ?? tables)?.host ?? '',
    port: (line ?? tables)?.port ?? 9212,
    tls: (line ?? tables)?.tls ?? false,
    database: tables?.database ?? '', schema: tables?.schema ?? '', user: tables?.user ?? '', password: '',
    edition: line?.edition ?? '2017',
    window: line?.window ?? 1,
    asks: line?.asks ?? true,
    folder: file?.folder ?? '', every: file?.every ?? 'hour', what: held?.what ?? 'frames', order: held?.order ?? 'live-first',
    commands: selection?.commands ?? ['2061'],
    regions: selection?.regions?.join(', ') ?? '',
    kinds: selection?.kinds ?? [],
    points: selection?.points?.join(', ') ?? '',
    since: beijingText(held?.since ?? at), from: held?.from ?? day, to: held?.to ?? '', others: identity?.others ?? 'own',
    identities: identity?.list.map(({ device, mn }) => `${device},${mn}`).join('\n') ?? '', paused: held?.paused ?? false,
  };
}

/** The version that the form says; `line`: that line of the identities cannot be read; undefined: something is missing. */
export function platformOf(values: FormValues): { readonly platform: UpperPlatform } | { readonly line: number } | undefined {
  const since = beijingMoment(values.since);
  const lines = values.identities.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => line.split(/[,,\t]/u).map((cell) => cell.trim()));
  const bad = lines.findIndex(([device = '', mn = '', , key = ''], at) => device === '' || mn === '' || !/^(?:[0-9a-fA-F]{32})?$/u.test(key) || (lines[at]?.length ?? 0) > 4);
  if (bad >= 0) return { line: bad + 1 };
  const [regions, points] = [listOf(values.regions), listOf(values.points).map(Number)];
  const addressed = values.kind === 'files' ? values.folder !== '' : values.host !== ''
    && (values.kind !== 'tables' || [values.database, values.schema, values.user].every((text) => text !== ''));
  if (since === undefined || values.id === '' || values.zh === '' || values.from === '' || values.commands.length === 0 || !addressed || !points.every(Number.isInteger)) return undefined;
  return {
    platform: {
      id: values.id, name: { zh: values.zh, en: values.en === '' ? values.zh : values.en }, what: values.what, order: values.order, since, paused: values.paused,
      from: values.from, ...(values.to === '' ? {} : { to: values.to }),
      address: addressOf(values),
      selection: {
        commands: values.commands, ...(regions.length === 0 ? {} : { regions }), ...(values.kinds.length === 0 ? {} : { kinds: values.kinds }), ...(points.length === 0 ? {} : { points }),
      },
      identity: {
        others: values.others,
        list: lines.map(([device = '', mn = '', password = '', key = '']) => ({ device, mn, password, ...(key === '' ? {} : { keyHex: key }) })),
      },
    },
  };
}

function addressOf(values: FormValues): UpperPlatform['address'] {
  const { kind, port, tls, database, schema, user, password } = values;
  const host = values.host.trim();
  if (kind === 'files') return { kind, folder: values.folder, every: values.every };
  if (kind === 'tables') return { kind, host, port, tls, database, schema, user, password };
  return { kind, host, port, tls, edition: values.edition, window: values.window, asks: values.asks };
}

/** What a kind of way needs and what it then says: only exchange tables take rows of readings, and they take no hours printed anew. */
export function waysOf(kind: FormValues['kind'], { what, port }: FormValues): Pick<FormValues, 'kind' | 'what' | 'port'> {
  const fits = what === 'frames' || (what === 'readings') === (kind === 'tables');
  const usual = kind === 'tables' ? 5432 : 9212;
  return { kind, what: fits ? what : kind === 'tables' ? 'readings' : 'hours', port: port === 5432 || port === 9212 ? usual : port };
}

const listOf = (text: string): string[] => text.split(/[,,\s]+/u).filter((part) => part !== '');

/** How long, in the largest unit that leaves a figure. */
export function spanOf(ms: number): readonly [number, 'seconds' | 'minutes' | 'hours' | 'days'] {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 120) return [seconds, 'seconds'];
  if (seconds < 7200) return [Math.floor(seconds / 60), 'minutes'];
  return seconds < 172_800 ? [Math.floor(seconds / 3600), 'hours'] : [Math.floor(seconds / 86_400), 'days'];
}

/** `2026-03-02T10:00` of Beijing to UTC ms; undefined: no such moment. */
export function beijingMoment(text: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? Date.parse(`${text}:00+08:00`) : NaN;
  return Number.isNaN(at) ? undefined : at;
}
export const beijingText = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);
