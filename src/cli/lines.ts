import { takeLines } from '../basis/lines.ts';

const blockMax = 65_536;

/** NDJSON in, NDJSON out: each line answered in order, written in blocks, waiting when the reader is slow. */
export async function answerLines(answer: (line: string) => string): Promise<void> {
  let rest = '';
  let block: string[] = [];
  let size = 0;
  const take = async (text: string): Promise<void> => {
    const taken = takeLines(text);
    rest = taken.rest;
    for (const line of taken.lines) {
      const answered = answer(line);
      block.push(answered);
      size += answered.length;
      if (size <= blockMax) continue;
      await write(block);
      block = [];
      size = 0;
    }
  };
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin as AsyncIterable<string>) await take(rest + chunk);
  await take(`${rest}\n`);
  await write(block);
}

async function write(block: readonly string[]): Promise<void> {
  if (block.length === 0) return;
  if (!process.stdout.write(`${block.join('\n')}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
