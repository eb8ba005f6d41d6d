import { exchangeTables, type ExchangeTable } from './exchange-columns.ts';

/** DDL of the exchange tables for a schema, with comments; run once or again, it changes nothing that is there. */
export const exchangeDdl = (schema: string): string =>
  [`create schema if not exists ${schema};`, ...exchangeTables.map((table) => tableDdl(schema, table))].join('\n\n').concat('\n');

function tableDdl(schema: string, { name, says, columns, key, indexes }: ExchangeTable): string {
  const of = `${schema}.${name}`;
  const lines = columns.map((column) => `  ${column.name} ${column.type}${column.also === undefined ? '' : ` ${column.also}`}`);
  return [
    `create table if not exists ${of} (\n${[...lines, `  primary key (${key.join(', ')})`].join(',\n')}\n);`,
    ...indexes.map((index, at) => `create index if not exists ${name}_${at + 1} on ${of} ${index};`),
    `comment on table ${of} is '${says}';`, ...columns.map((column) => `comment on column ${of}.${column.name} is '${column.says}';`),
  ].join('\n');
}
