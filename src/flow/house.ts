import type { HashText } from '../basis/hash.ts';
import type { Json } from '../basis/canonical.ts';
import type { Sm4 } from '../codecs/hj212/cipher.ts';
import type { CheckRow } from '../model/check-row.ts';
import type { WorkCalendar } from '../act/clock.ts';
import type { Programme } from '../model/programme.ts';
import type { TwoHighRules } from '../model/two-high-rule.ts';
import type { ProtocolBook } from '../model/protocol.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Directory } from './directory.ts';
import type { Doors } from './settled-frames.ts';
import type { ThingRegister } from './things/thing-register.ts';
import type { FactorBook } from '../model/factor.ts';
import type { Clocks } from './ports/clock.ts';
import type { FileStore } from './ports/files.ts';
import type { PaperPress } from './ports/paper-press.ts';
import type { Pictures } from './ports/pictures.ts';
import type { ObservationStore } from './ports/observations.ts';
import type { Records } from './ports/records.ts';
import type { Scanner } from './ports/scanner.ts';
import type { Seal } from './ports/signing.ts';

/** Signs with the installation's key; `key` is the public key as `ed25519:<base64>`. */
export interface Signer {
  readonly key: string;
  readonly algorithm: string;
  sign(content: string): string;
}

/** Everything a use case may reach for. Wired once in the roof; tests wire memory stores and stopped clocks. */
export type House = {
  readonly mode: 'drill' | 'real';
  readonly version: string;
  readonly records: Records;
  readonly observations: ObservationStore;
  readonly files: FileStore;
  readonly pictures: Pictures;
  /** 公文 as PDF and OFD. */
  readonly papers: PaperPress;
  /** 查毒; absent where the place runs none. */
  readonly scanner?: Scanner;
  readonly clocks: Clocks;
  readonly directory: Directory;
  readonly rulebook: Rulebook;
  readonly calendar: WorkCalendar;
  readonly programmes: readonly Programme[];
  /** Those of the standard, and the series that applications registered. */
  readonly factors: FactorBook;
  /** What applications registered over SensorThings. */
  readonly things: ThingRegister;
  readonly protocol: ProtocolBook;
  /** Rules by which data are checked, as shipped. */
  readonly checkRows: readonly CheckRow[];
  /** Rules by which “两高” projects are flagged, as shipped. */
  readonly twoHighRules: TwoHighRules;
  /** Values that this place has set for declared parameters, by case type and parameter id. */
  readonly parameters: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly signer: Signer;
  /** 电子签章 of office-holders. */
  readonly seal: Seal;
  /** SM4 of the platform, for frames of HJ 212-2025. */
  readonly sm4: Sm4;
  /** By which frames come in. */
  readonly doors: Doors;
  /** UUIDv7, ascending. */
  readonly newId: () => string;
  /** 16 printable characters from a secure source: an SM4 key as HJ 212 writes it. */
  readonly newKey: () => string;
  /** 128 random bits as hex, for commitments. */
  readonly newSeed: () => string;
  /** SHA-256 of a text by the platform: the chains of cases. */
  readonly hash: HashText;
};
