/**
 * What is known of a file beyond its bytes, by their hash. Only the machine reads and writes it: who may see a file is asked of its
 * case.
 */
export type Rendition = {
  readonly source: string; readonly size: RenditionSize; readonly at: number;
  /** The scaled picture as a file of its own; absent where none can be made of the source. */
  readonly hash?: string;
};
/** `thumb` for lists, `view` for the screen. */
export type RenditionSize = 'thumb' | 'view';

/**
 * `waiting`: the scanner did not answer, and is asked again; `says` names what was found, or why it waits. A file without one was never
 * asked about.
 */
export type FileScan = { readonly hash: string; readonly state: ScanState; readonly says: string; readonly at: number; readonly tries: number };
export type ScanState = 'clean' | 'infected' | 'waiting';

export interface KeptFileReader {
  rendition(source: string, size: RenditionSize): Promise<Rendition | undefined>;
  fileScans(hashes: readonly string[]): Promise<readonly FileScan[]>;
  /** Those that wait longest first. */
  scansWaiting(limit: number): Promise<readonly FileScan[]>;
  scanCounts(): Promise<Readonly<Record<ScanState, number>>>;
}

export interface KeptFileWriter {
  /** The newest one stands. */
  putRendition(rendition: Rendition): Promise<void>;
  putFileScan(scan: FileScan): Promise<void>;
}
