// What a server process holds, by the counters that the system keeps of it (Linux).
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The server itself, of which the command that was started is only the parent. */
export function serverOf(pid: number): number {
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return child ? serverOf(Number(child)) : pid;
}

/** What a process holds: connections, open files of every kind, memory in MB. */
export function counters(pid: number) {
  const files = readdirSync(`/proc/${pid}/fd`).flatMap(fd => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return [];
    }
  });
  const memory = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  const sockets = files.filter(file => file.startsWith('socket:')).length;
  return { sockets, files: files.length, memory: Math.round(Number(memory) / 1024) };
}
