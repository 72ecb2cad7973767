import type {Exec, Target} from '../../model/pod-access/exec.ts';
import {parseResolvConf, type ResolvConf} from '../names/resolv-conf.ts';
import type {ProbeProgress, ProbeSite, Reading} from '../probe.ts';
import {cat} from '../tools/cat.ts';
import {sh} from '../tools/sh.ts';
import {askingPrograms, baseName} from './attempts.ts';
import type {ContainerTools} from './container-tools.ts';
import {type Attempt, type AttemptResult, type ToolOutput, tryInOrder} from './try-in-order.ts';

/** A loop, because `command -v a b` prints only the first in dash. */
const script = 'for t in "$@"; do command -v "$t"; done; cat /etc/resolv.conf';

/** busybox tells whose `wget` and `nslookup` it most likely is. */
const wanted: readonly string[] = [...askingPrograms, 'busybox'];

type Discovery = Reading & {readonly containerTools: ContainerTools};

const listing = (found: readonly string[]) => (found.length > 0 ? found.join(', ') : 'a shell and none of the tools');

/** A path is printed for a program, a bare name for what the shell has built in (busybox in standalone mode). */
const readShell = ({stdout}: ToolOutput): Discovery => {
	const lines = new Set(stdout.split('\n').map(baseName));
	const present = wanted.filter(tool => lines.has(tool));
	// A busybox of which none of the tools is linked asks nothing.
	const found = present.some(tool => askingPrograms.includes(tool)) ? present : [];
	return {
		outcome: 'ok',
		detail: listing(found),
		containerTools: {hasShell: true, tools: new Set(found), resolv: parseResolvConf(stdout)},
	};
};

const withoutShell = (resolv: ResolvConf | undefined): ContainerTools => ({
	hasShell: false,
	// Without a shell there is nobody to ask.
	tools: new Set(askingPrograms),
	resolv,
});

const [plainCat] = cat.programs;

const attempts: ReadonlyArray<Attempt<Discovery>> = [
	...sh.programs.map(shell => ({
		tool: shell,
		argv: [shell, '-c', script, '_', ...wanted],
		cannotTell: [],
		read: readShell,
	})),
	{
		tool: plainCat,
		argv: [plainCat, '/etc/resolv.conf'],
		cannotTell: [],
		read: ({stdout}) => ({
			outcome: 'ok',
			detail: 'no shell; each tool is tried by itself',
			containerTools: withoutShell(parseResolvConf(stdout)),
		}),
	},
];

/** Containers do not change while they run; a program that went missing all the same is one more attempt. */
const known = new WeakMap<Exec, Map<string, ContainerTools>>();

const keyOf = ({namespace, pod, container}: Target) => `${namespace}/${pod}/${container}`;

export type FoundTools = ContainerTools | Extract<AttemptResult<Reading>, {kind: 'stopped'}>;

/** Title of the steps that find out what there is to ask with. */
export const discoveryTitle = 'tools in the container';

/** Finds out about the container, once for each `exec`, and yields the commands that took as steps. */
export const findTools = async function* (
	site: ProbeSite,
	nextId: () => number,
): AsyncGenerator<ProbeProgress, FoundTools> {
	const cache = known.get(site.exec) ?? new Map<string, ContainerTools>();
	known.set(site.exec, cache);
	const remembered = cache.get(keyOf(site.client));
	if (remembered !== undefined) {
		return remembered;
	}

	const end = yield* tryInOrder({title: discoveryTitle, attempts, site, nextId});
	if (end.kind === 'stopped') {
		return end;
	}

	const containerTools = end.kind === 'answered' ? end.answer.containerTools : withoutShell(undefined);
	cache.set(keyOf(site.client), containerTools);
	return containerTools;
};
