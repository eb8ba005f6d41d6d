/** Hands a file to the browser's downloads; characters that no file system takes become spaces. */
export function saveBytes(name: string, bytes: BlobPart | Uint8Array, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(name);
  link.click();
  URL.revokeObjectURL(url);
}

export const fileName = (name: string): string => name.replace(/[\\/:*?"<>|]+/g, ' ').trim();
