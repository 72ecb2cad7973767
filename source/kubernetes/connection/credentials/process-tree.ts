import {type ChildProcess, spawnSync} from 'node:child_process';

/** Milliseconds that the list of processes may take. */
const limit = 500;

/** Ids of all that a process has started, and of what those have; [] where no list of processes can be had. */
const descendantsOf = (id: number): readonly number[] => {
	const {stdout} = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], {encoding: 'utf8', timeout: limit});
	const children = Map.groupBy(
		(stdout ?? '').split('\n').map(line => line.trim().split(/\s+/).map(Number)),
		([, parent]) => parent,
	);
	const found = [id];
	for (const parent of found) {
		found.push(...(children.get(parent) ?? []).map(([child]) => child!));
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
