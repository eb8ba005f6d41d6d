import type { RecordReader, RecordWriter, Viewer } from '../../../flow/ports/records.ts';
import type { Finding } from '../../../model/finding.ts';
import { RowRefused, sees } from '../row-rules.ts';
import { ascending, type Look, type State } from './state.ts';

export const findingReads = ({ viewer, state }: Look): Pick<RecordReader, 'finding' | 'findings'> => ({
  async finding(id) {
    const found = state().findings.get(id);
    return found !== undefined && seen(state(), viewer)(found) ? found : undefined;
  },
  async findings({ points, ids, from, to, limit }) {
    const fitting = [...state().findings.values()].filter((finding) =>
      (points?.includes(finding.point) ?? true) && (ids?.includes(finding.id) ?? true)
      && (from === undefined || finding.at >= from) && (to === undefined || finding.at < to));
    return fitting.filter(seen(state(), viewer)).sort((a, b) => b.at - a.at || ascending(a.id, b.id)).slice(0, limit ?? Infinity);
  },
});

/** Whose region or unit the point is, and the parties of a case that the finding is part of. */
function seen(state: State, viewer: Viewer): (finding: Finding) => boolean {
  const attached = new Set(viewer.scope === 'all' ? [] : state.seenCases(viewer).flatMap((of) => of.findings));
  return (finding) => {
    const place = state.places.get(finding.point);
    return viewer.scope === 'all' || (place !== undefined && sees(viewer, place)) || attached.has(finding.id);
  };
}

export const findingWrites = ({ viewer, state }: Look): Pick<RecordWriter, 'putFindings' | 'withdrawFindings'> => ({
  async putFindings(findings) {
    if (findings.length > 0 && viewer.scope !== 'all') throw new RowRefused('new row of findings');
    const fresh: string[] = [];
    for (const finding of findings) {
      const known = state().findings.get(finding.id);
      if (known === undefined || known.withdrawnAt !== undefined || known.frame !== finding.frame) state().findings.set(finding.id, finding);
      if (known === undefined || known.withdrawnAt !== undefined) fresh.push(finding.id);
    }
    return fresh;
  },
  async withdrawFindings(ids, at) {
    for (const id of viewer.scope === 'all' ? ids : []) {
      const finding = state().findings.get(id);
      if (finding !== undefined && finding.withdrawnAt === undefined) state().findings.set(id, { ...finding, withdrawnAt: at });
    }
  },
});
