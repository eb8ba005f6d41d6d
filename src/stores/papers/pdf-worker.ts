import { parentPort, workerData } from 'node:worker_threads';
import { pdfFile, type PdfOrder } from './pdf.ts';

/** One paper, then the thread ends: its fonts are tens of megabytes. */
const bytes = await pdfFile(workerData as PdfOrder);
parentPort?.postMessage(bytes);
