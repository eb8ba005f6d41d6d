/** What the upload door takes (the server looks at the content as well). */
export const extensions = ['pdf', 'png', 'jpg', 'jpeg', 'heic', 'docx', 'xlsx', 'ofd', 'mp4', 'txt', 'csv'] as const;
export const bytesMax = 20 * 1024 * 1024;

export type FileTrouble = 'upload-type' | 'upload-size' | 'upload-empty';

/** Why a chosen file cannot be sent; undefined when it can. */
export function troubleOf(file: { readonly name: string; readonly size: number }): FileTrouble | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (!(extensions as readonly string[]).includes(extension)) return 'upload-type';
  if (file.size === 0) return 'upload-empty';
  return file.size > bytesMax ? 'upload-size' : undefined;
}
