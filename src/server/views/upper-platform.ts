import type { Static } from 'typebox';
import { faults, isFaultCode } from '../../basis/fault.ts';
import type { keptFrames, listUpperPlatforms } from '../../contract/upper-platform.ts';
import type { ForwardDesk, ForwardStanding } from '../../flow/forward/forward-desk.ts';
import type { House } from '../../flow/house.ts';
import type { ForwardItem, UpperPlatform, UpperPlatformVersion } from '../../model/upper-platform.ts';
import type { Words } from '../../model/words.ts';

type View = Static<typeof listUpperPlatforms.reply>['rows'][number];

/** Who knows a logger's password could speak as it: none leaves the server. */
export const platformShown = ({ identity, address, ...platform }: UpperPlatform): View['platform'] => ({
  ...platform,
  ...(address.kind === 'tables' ? { address: { ...address, password: '' }, passwordHeld: address.password !== '' } : { address }),
  identity: { others: identity.others, list: identity.list.map(({ device, mn }) => ({ device, mn, password: '' })) },
  secured: identity.list.map(({ device, password, keyHex }) => ({ device, password: password !== '', key: keyHex !== undefined })),
});

export function platformView(house: House, desk: ForwardDesk, { platform, state, counts, lagMs, oldest }: ForwardStanding, version: UpperPlatformVersion): View {
  const { active, connected, carried, trouble, nextAt } = desk.now(platform.id);
  const now = house.clocks.machine();
  return {
    platform: platformShown(platform), by: version.by, enteredAt: version.enteredAt,
    standing: {
      active, connected, carried, selected: state?.selected ?? 0, accepted: state?.accepted ?? 0, unasked: state?.unasked ?? 0,
      written: counts.written, waiting: counts.waiting, refused: counts.refused, unanswered: counts.unanswered, notSendable: counts['not-sendable'], hours: [...state?.hours ?? []],
      ...(lagMs === undefined ? {} : { lagMs }), ...(state?.newest === undefined ? {} : { newestAt: state.newest.worldAt }), ...(oldest === undefined ? {} : { oldestAt: oldest }),
      ...(trouble === undefined ? {} : { trouble: { fault: trouble.fault, message: wordsOf(trouble.fault), detail: trouble.detail } }),
      ...(nextAt === undefined ? {} : { nextInMs: Math.max(0, nextAt - now) }),
    },
  };
}

export function keptFrameView({ directory }: House, item: ForwardItem): Static<typeof keptFrames.reply>['rows'][number] {
  const { frame, mn, point, cn, dataTime, state, fault, detail, at, tries, dueAt } = item;
  const name = directory.pointAt(point, dataTime)?.name ?? { zh: String(point), en: String(point) };
  return { frame, mn, point: { number: point, name }, cn, dataTime, state, fault, message: wordsOf(fault), detail, at, tries, again: dueAt !== undefined };
}

const wordsOf = (fault: string): Words => (isFaultCode(fault) ? { zh: faults[fault].zh, en: faults[fault].en } : { zh: fault, en: fault });
