import { fail, ok } from '../../basis/result.ts';
import { ozoneFormation } from '../../science/voc/reactivity.ts';
import { command } from '../command.ts';
import { say } from './say.ts';
import { numberColumn, readTable } from './table-file.ts';

const told = {
  calls: ['trace voc --in V.csv --unit ppb --temperature 298.15 --json'],
  says: `
What a mixture of volatile organic compounds could do: ozone formation potential by Carter's MIR (2010), species by species, and ratios that hint at
kinds of source. Holds where VOC rule ozone. In: one row a species (and sample): species (English or Chinese name, or CAS) and value, empty where not
measured; of more rows of a species the mean counts.
Out: {"total" µg/m³ of ozone,"species":[{"name","cas","ppb","micrograms","mir","ofp","share","confidence"}],"unknown","missing","coverage","ratios":
[{"ratio","value","references"}],"scale","temperature","validUnder","reasons","rows":{"read","withValue"}}.`,
  flags: {
    in: { type: 'string', says: 'CSV of species' },
    unit: { type: 'string', says: 'ppb or ug/m3' },
    temperature: { type: 'string', says: 'K, of the conversion between the two' },
    json: { type: 'boolean', says: 'one line' },
  },
} as const;

export const run = command(told, async ({ flags, words }) => {
  if (words.length > 0) return fail('system.bad-option', words.join(' '));
  const lacking = (['in', 'unit', 'temperature'] as const).find((name) => flags[name] === undefined);
  if (lacking !== undefined) return fail('system.bad-option', `--${lacking} is needed`);
  if (flags.unit !== 'ppb' && flags.unit !== 'ug/m3') return fail('system.bad-option', `--unit ppb|ug/m3, got ${flags.unit}`);
  const table = readTable(flags.in ?? '');
  if (!table.ok) return table;
  if (!table.value.columns.has('species')) return fail('trace.no-column', `species (there are ${[...table.value.columns].join(', ')})`);
  const values = numberColumn(table.value, 'value');
  if (!values.ok) return values;
  const of = new Map<string, number[]>();
  for (const [at, { cell }] of table.value.rows.entries()) {
    const own = of.get(cell('species')) ?? [];
    of.set(cell('species'), own);
    if ((values.value[at] ?? -1) >= 0) own.push(values.value[at] ?? 0);
  }
  const means = Float64Array.from(of.values(), (own) => own.reduce((sum, value) => sum + value, 0) / own.length);
  const answer = ozoneFormation({ species: [...of.keys()], values: means, unit: flags.unit, temperature: Number(flags.temperature) });
  if (!answer.ok) return answer;
  const said = { ...answer.value, rows: { read: values.value.length, withValue: values.value.reduce((sum, value) => sum + Number(value >= 0), 0) } };
  say(said, flags.json);
  return ok(0);
});
