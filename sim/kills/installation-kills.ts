import { installationEntry, overriddenLimits } from './installation-entry.ts';
import type { CaseworkVerdict } from './judge-casework.ts';
import { runKills, type KillResult } from './kills.ts';
import { readCasework } from './read-casework.ts';

export type InstallationResult = KillResult & CaseworkVerdict & {
  /** Acknowledged hours above the limit without a finding. */
  readonly findingsLost: number;
};

/** Kills the whole installation: gateway, both stores, determination and casework; then counts frames, findings and events. */
export async function runInstallationKills(folder: string, kills: number, seed: number, say?: (line: string) => void): Promise<InstallationResult> {
  const result = await runKills({ kills, seed, entry: installationEntry(folder) }, say);
  const casework = await readCasework(folder, overriddenLimits());
  return { ...result, ...casework, findingsLost: result.stored - casework.findings };
}
