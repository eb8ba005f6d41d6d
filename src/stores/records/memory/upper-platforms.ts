import type { UpperPlatformReader, UpperPlatformWriter } from '../../../flow/ports/upper-platforms.ts';
import type { ForwardItem } from '../../../model/upper-platform.ts';
import { RowRefused } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

const byFrame = (a: ForwardItem, b: ForwardItem): number => (BigInt(a.frame) < BigInt(b.frame) ? -1 : 1);
const keyOf = (platform: string, frame: string): string => `${platform}|${frame}`;

export function upperPlatformReads({ viewer, state }: Look): UpperPlatformReader {
  const sees = viewer.scope === 'all' || viewer.role === 'system-admin';
  const items = (platform: string): ForwardItem[] => (sees ? [...state().forwardItems.values()].filter((item) => item.platform === platform).sort(byFrame) : []);
  return {
    upperPlatforms: async () => (sees ? [...state().upperPlatforms.values()] : []).sort((a, b) => a.enteredAt - b.enteredAt || ascending(a.platform.id, b.platform.id)),
    forwardState: async (platform) => (sees ? state().forwardStates.get(platform) : undefined),
    forwardItems: async ({ platform, states, before, limit }) => items(platform)
      .filter((item) => (states?.includes(item.state) ?? true) && (before === undefined || BigInt(item.frame) < BigInt(before))).reverse().slice(0, limit),
    forwardItemsOf: async (platform, frames) => items(platform).filter(({ frame }) => frames.includes(frame)),
    forwardItemsDue: async (platform, now, limit) => items(platform).filter(({ dueAt }) => dueAt !== undefined && dueAt <= now)
      .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0)).slice(0, limit),
    forwardItemCounts: async (platform) => {
      const counts = { 'written': 0, 'waiting': 0, 'refused': 0, 'unanswered': 0, 'not-sendable': 0 };
      for (const item of items(platform)) counts[item.state] += 1;
      return counts;
    },
  };
}

export function upperPlatformWrites({ viewer, state }: Look): UpperPlatformWriter {
  const allow = (): void => { if (viewer.scope !== 'all') throw new RowRefused('row of upper_platforms'); };
  return {
    async putUpperPlatform(version) {
      allow();
      const key = `${version.platform.id}|${version.enteredAt}`;
      if (state().upperPlatforms.has(key)) throw new Error(`version ${key} exists`);
      state().upperPlatforms.set(key, version);
    },
    async lockForwardState(platform) {
      allow();
      return state().forwardStates.get(platform);
    },
    async putForwardState(next) {
      allow();
      state().forwardStates.set(next.platform, next);
    },
    async putForwardItems(given) {
      allow();
      for (const item of given) state().forwardItems.set(keyOf(item.platform, item.frame), item);
    },
    async dropForwardItems(platform, frames) {
      allow();
      for (const frame of frames) state().forwardItems.delete(keyOf(platform, frame));
    },
  };
}
