import type { ForwardItem, ForwardItemState, ForwardState, UpperPlatformVersion } from '../../model/upper-platform.ts';

export type ForwardItemQuery = {
  readonly platform: string; readonly states?: readonly ForwardItemState[];
  /** Keyset: rows with a lower frame number; newest first. */
  readonly before?: string; readonly limit: number;
};

/** Upper platforms and how forwarding to them stands. Seen by who sees everything and by the system administrator. */
export interface UpperPlatformReader {
  /** Every version, in the order of entry. */
  upperPlatforms(): Promise<readonly UpperPlatformVersion[]>;
  forwardState(platform: string): Promise<ForwardState | undefined>;
  forwardItems(query: ForwardItemQuery): Promise<readonly ForwardItem[]>;
  forwardItemsOf(platform: string, frames: readonly string[]): Promise<readonly ForwardItem[]>;
  /** Rows whose time to be sent again has come (machine clock, ms), the earliest first. */
  forwardItemsDue(platform: string, now: number, limit: number): Promise<readonly ForwardItem[]>;
  forwardItemCounts(platform: string): Promise<Readonly<Record<ForwardItemState, number>>>;
}

/** Only the machine writes. */
export interface UpperPlatformWriter {
  putUpperPlatform(version: UpperPlatformVersion): Promise<void>;
  /** As `forwardState`, and nobody else moves it until this transaction ends. */
  lockForwardState(platform: string): Promise<ForwardState | undefined>;
  putForwardState(state: ForwardState): Promise<void>;
  putForwardItems(items: readonly ForwardItem[]): Promise<void>;
  dropForwardItems(platform: string, frames: readonly string[]): Promise<void>;
}
