import type { Edition } from './device.ts';

/** Values that a command may carry; `?` in a form: it may be left out. */
export const commandFields = [
  'factor', 'seconds', 'resends', 'minutes', 'from', 'to', 'calibration', 'start', 'cycleHours', 'info', 'value',
] as const;
export type CommandField = (typeof commandFields)[number];

/**
 * One command of HJ 212 as it is asked here. `fields` in the order of the wire, `wire` where a field has another name than usual. `ends` on the
 * execution result (9012), or, where the command only notifies, on its answer (9013). `records`: what comes meanwhile belongs to it: its window,
 * or the one upload that answers. `grave`: it changes what is measured or heard, so it is asked twice.
 */
export type CommandForm = {
  readonly code: string; readonly fields: readonly (CommandField | `${CommandField}?`)[]; readonly wire?: Partial<Record<CommandField, string>>;
  /** The annex prints the last two fields as one item. */
  readonly paired?: true;
  readonly ends: 'result' | 'notice'; readonly records?: 'window' | 'reply'; readonly grave?: true;
  /** Where the edition has the code, but not with this meaning. */
  readonly editions?: readonly Edition[];
};

const set = (code: string, fields: CommandForm['fields'] = [], more: Partial<CommandForm> = {}): CommandForm => ({ code, fields, ends: 'result', ...more });
const read = (code: string, fields: CommandForm['fields'] = [], more: Partial<CommandForm> = {}): CommandForm => set(code, fields, { records: 'reply', ...more });
const recall = (code: string): CommandForm => set(code, ['from', 'to'], { records: 'window' });
const stop = (code: string): CommandForm => set(code, [], { ends: 'notice', grave: true });

/** By what is asked, in the order of codes. Which edition has a code: `standards/hj212/commands.json`; the fields: annex C of 2017 and of 2025. */
export const commandForms = {
  'timeouts': set('1000', ['seconds', 'resends'], { wire: { seconds: 'OverTime' } }),
  'clock-read': read('1011', ['factor?']), 'clock-set': set('1012', ['factor?']),
  'key-deliver': set('1014', [], { grave: true }),
  'realtime-interval-read': read('1061'), 'realtime-interval': set('1062', ['seconds']),
  'minute-interval-read': read('1063'), 'minute-interval': set('1064', ['minutes']),
  'realtime-start': set('2011'), 'realtime-stop': stop('2012'), 'plant-start': set('2021'), 'plant-stop': stop('2022'),
  'day-records': recall('2031'), 'runtime-records': { ...recall('2041'), paired: true }, 'minute-records': recall('2051'), 'hour-records': recall('2061'),
  'calibration': set('3011', ['factor', 'calibration?'], { paired: true, grave: true }),
  'sample-now': read('3012', ['factor?']), 'cleaning': set('3013', ['factor'], { grave: true }),
  'comparison-sample': set('3014', ['factor'], { editions: ['2017'] }), 'retained-sample': read('3015', [], { editions: ['2017'] }),
  'sampling-cycle': set('3016', ['factor', 'start', 'cycleHours'], { grave: true }), 'sampling-cycle-read': read('3017', ['factor']),
  'result-time-read': read('3018', ['factor']), 'analyser-id': read('3019', ['factor']),
  'site-information': read('3020', ['factor?', 'info']), 'site-log': read('3020', ['factor?', 'info', 'from', 'to'], { paired: true }),
  'site-parameter': set('3021', ['factor?', 'info', 'value'], { grave: true }),
  'retain-now': set('3022', ['factor'], { editions: ['2025'] }),
} as const satisfies Record<string, CommandForm>;
export type CommandKind = keyof typeof commandForms;
export const commandKinds = Object.keys(commandForms) as readonly CommandKind[];
export const formOf = (kind: CommandKind): CommandForm => commandForms[kind];
