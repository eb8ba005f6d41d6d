import { uploadImportFile } from '../../../contract/import.ts';
import { faultOf } from '../../app/client.ts';
import type { Look } from './draft.ts';

/** Sends a file piece by piece as the browser does, and says how far it is (0…1). Throws FaultError when refused. */
export function uploadFile(file: File, progress: (share: number) => void): Promise<Look> {
  const form = new FormData();
  form.set('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(uploadImportFile.method, uploadImportFile.path);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total));
    request.addEventListener('load', () => {
      if (request.status === 200) resolve(request.response as Look);
      else reject(faultOf(request.status, request.response));
    });
    request.addEventListener('error', () => reject(faultOf(503, undefined)));
    request.send(form);
  });
}
