import { createInterface } from 'node:readline';

/** NDJSON in, NDJSON out: each line answered in order, written in blocks, waiting when the reader is slow. */
export async function answerLines(answer: (line: string) => string): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  let block: string[] = [];
  let size = 0;
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const text = answer(line);
    block.push(text);
    size += text.length;
    if (size > 65_536) {
      await write(block);
      block = [];
      size = 0;
    }
  }
  await write(block);
}

async function write(block: readonly string[]): Promise<void> {
  if (block.length === 0) return;
  if (!process.stdout.write(`${block.join('\n')}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
