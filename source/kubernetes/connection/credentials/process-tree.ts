import {type ChildProcess, spawnSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';

/** Milliseconds that `ps` may take. */
const limit = 2000;

/** Id and parent of each process; [] where no list can be had. */
const fromPs = (): ReadonlyArray<readonly [number, number]> =>
	(spawnSync('ps', ['-A', '-o', 'pid=,ppid='], {encoding: 'utf8', timeout: limit}).stdout ?? '')
		.split('\n')
		.map(line => line.trim().split(/\s+/).map(Number) as [number, number]);

/** The same of Linux, where a busy machine may take long to start another program (proc(5): `pid (name) state ppid`). */
const fromProc = (): ReadonlyArray<readonly [number, number]> =>
	readdirSync('/proc')
		.filter(name => /^\d+$/.test(name))
		.flatMap(id => {
			try {
				const stat = readFileSync(`/proc/${id}/stat`, 'latin1');
				const [, parent] = stat
					.slice(stat.lastIndexOf(')') + 2)
					.split(' ')
					.map(Number);
				return [[Number(id), parent!] as const];
			} catch {
				// It has ended meanwhile.
				return [];
			}
		});

/** Ids of all that a process has started, and of what those have. */
const descendantsOf = (id: number): readonly number[] => {
	const children = Map.groupBy(process.platform === 'linux' ? fromProc() : fromPs(), ([, parent]) => parent);
	const found = [id];
	for (const parent of found) {
		found.push(...(children.get(parent) ?? []).map(([child]) => child));
	}

	return found.slice(1);
};

/**
 * Kills a process and all that it has started, and lets go of its pipes. A shell that is killed leaves what it waits for
 * behind, and a group of its own to kill would have no terminal to ask on.
 */
export const killTree = (child: ChildProcess) => {
	for (const id of child.pid === undefined ? [] : [...descendantsOf(child.pid), child.pid]) {
		try {
			process.kill(id, 'SIGKILL');
		} catch {
			// It has ended meanwhile.
		}
	}

	child.stdout?.destroy();
	child.stderr?.destroy();
	child.unref();
};
