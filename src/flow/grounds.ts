import type { Case } from '../model/case.ts';
import type { Finding } from '../model/finding.ts';
import type { RecordWriter } from './ports/records.ts';

/** The findings of a case that still hold. */
export async function standingGrounds(records: RecordWriter, of: Case): Promise<readonly Finding[]> {
  if (of.findings.length === 0) return [];
  const found = await records.findings({ ids: [...of.findings], limit: of.findings.length });
  return found.filter((finding) => finding.withdrawnAt === undefined);
}

/** One sure finding carries a case; low ones beside it take nothing away and carry none by themselves. */
export const confidenceOfGrounds = (grounds: readonly Pick<Finding, 'confidence'>[]): Finding['confidence'] =>
  (grounds.some((finding) => finding.confidence === 'high') ? 'high' : 'low');
