import type { ApiKey } from '../../model/api-key.ts';

/** Keys of applications. Seen by the machine and the system administrator. */
export interface ApiKeyReader {
  /** Newest first. */
  apiKeys(): Promise<readonly ApiKey[]>;
  apiKey(id: string): Promise<ApiKey | undefined>;
  apiKeyByHash(hash: string): Promise<ApiKey | undefined>;
}

export interface ApiKeyWriter {
  /** Only the machine writes. What is known of its use stays. */
  putApiKey(key: ApiKey): Promise<void>;
  apiKeyUsed(id: string, at: number): Promise<void>;
}
