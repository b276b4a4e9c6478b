import { readFileSync } from 'node:fs';
import type { Client, ClientConfig } from 'pg';
import { status } from './suite';

/** Presence as the database has it: the truth that page and API are compared with. */
export const viewersInLeases = {
  connection(): ClientConfig {
    const { jdbcUrl, user, passwordFile } = status().postgres as Record<
      'jdbcUrl' | 'user' | 'passwordFile',
      string
    >;
    const address = new URL(jdbcUrl.replace(/^jdbc:/, ''));
    return {
      host: address.hostname,
      port: Number(address.port),
      database: 'ovation',
      user,
      password: readFileSync(passwordFile, 'utf8').trim(),
    };
  },

  async of(database: Client, streamId: string): Promise<number> {
    const found = await database.query<{ viewers: string }>(
      'SELECT count(DISTINCT viewer_key) AS viewers FROM viewer_service.present WHERE stream_id = $1',
      [streamId],
    );
    return Number(found.rows[0]?.viewers);
  },
};
