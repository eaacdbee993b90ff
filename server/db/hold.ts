import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Another process holds the data folder. */
export class HeldError extends Error {}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

// A pid alone may have been given to another process after a restart; where the system tells it, its start time decides.
function startedAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/**
 * Takes the data folder for this process, or throws a `HeldError` that says who holds it. What a killed process left
 * behind is taken over. The returned function gives the folder back; it is also given back at exit.
 */
export function hold(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, 'held-by');
  const mine = `${process.pid} ${startedAt(process.pid)}`;
  for (let tries = 0; ; tries += 1) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const [pid = '', since = ''] = readFileSync(file, 'utf8').split(' ');
      if (Number(pid) > 0 && runs(Number(pid)) && startedAt(Number(pid)) === since && Number(pid) !== process.pid)
        throw new HeldError(
          `The data folder ${path.resolve(dataDir)} is in use by process ${pid}. Stop that one first, or set DATA_DIR to another folder.`,
        );
      if (tries > 3) throw new HeldError(`The data folder ${path.resolve(dataDir)} cannot be taken.`);
      rmSync(file, { force: true });
    }
  }
  const release = () => {
    process.removeListener('exit', release);
    rmSync(file, { force: true });
  };
  process.on('exit', release);
  return release;
}
