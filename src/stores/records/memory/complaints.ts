import type { ComplaintReader, ComplaintWriter } from '../../../flow/ports/complaints.ts';
import { publicTableHead } from '../public-table-head.ts';
import { RowRefused } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

export function complaintReads({ viewer, state }: Look): ComplaintReader {
  const isMachine = viewer.scope === 'all' && viewer.role === 'system';
  const versions = (batch: string) => [...(state().publicTables.get(batch) ?? [])];
  return {
    reporters: async (cases) => (isMachine ? [...cases].sort(ascending).flatMap((id) => state().reporters.get(id) ?? []) : []),
    reporterLooks: async (of) =>
      isMachine
        ? state()
            .reporterLooks.filter((look) => look.case === of)
            .sort((a, b) => ascending(b.id, a.id))
        : [],
    publicTable: async (batch, version) => versions(batch).findLast((table) => version === undefined || table.version === version),
    publicTables: async (type) =>
      [...state().publicTables.values()]
        .flatMap((all) => all.at(-1) ?? [])
        .filter((table) => table.type === type)
        .sort((a, b) => a.ordinal - b.ordinal || ascending(a.batch, b.batch)),
    publicTableHeads: async (batch) => versions(batch).reverse().map(publicTableHead),
  };
}

export function complaintWrites({ viewer, state }: Look): ComplaintWriter {
  const machineOnly = (table: string): void => {
    if (viewer.scope !== 'all' || viewer.role !== 'system') throw new RowRefused(`row of ${table}`);
  };
  return {
    async putReporter(reporter) {
      machineOnly('reporters');
      const held = state().reporters.get(reporter.case) ?? [];
      if (held.some(({ seq }) => seq === reporter.seq)) throw new Error(`the reporter of ${reporter.case} is entered already`);
      state().reporters.set(reporter.case, [...held, reporter].sort((a, b) => a.seq - b.seq));
    },
    async putReporterLook(look) {
      machineOnly('reporter_looks');
      state().reporterLooks = [...state().reporterLooks, look];
    },
    async putPublicTable(table) {
      machineOnly('public_tables');
      const held = state().publicTables.get(table.batch) ?? [];
      if (held.some(({ version }) => version === table.version))
        throw new Error(`version ${table.version} of the table of ${table.batch} is published already`);
      state().publicTables.set(
        table.batch,
        [...held, table].sort((a, b) => a.version - b.version),
      );
    },
  };
}
