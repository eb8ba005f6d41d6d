import type { KeptFileReader, KeptFileWriter } from '../../../flow/ports/kept-files.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import { RowRefused } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

const isMachine = ({ viewer }: Look): boolean => viewer.scope === 'all' && viewer.role === machineViewer.role;
const scansSeen = (look: Look) => (isMachine(look) ? [...look.state().fileScans.values()] : []);

export const keptFileReads = (look: Look): KeptFileReader => ({
  rendition: async (source, size) => (isMachine(look) ? look.state().renditions.get(`${source} ${size}`) : undefined),
  fileScans: async (hashes) => scansSeen(look).filter(({ hash }) => hashes.includes(hash)).sort((a, b) => ascending(a.hash, b.hash)),
  scansWaiting: async (limit) => scansSeen(look).filter(({ state }) => state === 'waiting')
    .sort((a, b) => a.at - b.at || ascending(a.hash, b.hash)).slice(0, limit),
  async scanCounts() {
    const counts = { clean: 0, infected: 0, waiting: 0 };
    for (const { state } of scansSeen(look)) counts[state] += 1;
    return counts;
  },
});

export const keptFileWrites = (look: Look): KeptFileWriter => ({
  async putRendition(rendition) {
    if (!isMachine(look)) throw new RowRefused('row of file_renditions');
    look.state().renditions.set(`${rendition.source} ${rendition.size}`, rendition);
  },
  async putFileScan(scan) {
    if (!isMachine(look)) throw new RowRefused('row of file_scans');
    look.state().fileScans.set(scan.hash, scan);
  },
});
