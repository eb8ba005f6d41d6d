/** Resolves when somebody asks this process to stop. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/**
 * When the database ends the session that held this process's role, another process may take the role at once: this one must give no
 * frame a number any more and answer none. It ends as a crash would, which loses nothing; whoever watches over it starts it again.
 */
export async function endWithRole(lost: Promise<void>): Promise<void> {
  await lost;
  process.stderr.write('qingshan: the session with the records that held this role has ended (与业务库的会话中断,角色已失)\n');
  process.exit(1);
}
